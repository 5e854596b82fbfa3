/** The least that a town.json can say (自治体の設定): one place, one kind, one language. Made up. */
export const SMALLEST_TOWN = {
  decided: '2026-04-01T09:00',
  municipality: {
    prefecture: '架空県',
    name: '見本町',
    code: '00000',
    shown: { ja: '見本町', en: 'Sample' },
    title: '町長',
    head: '見本',
  },
  sites: [{ id: 'front', shown: { ja: '窓口', en: 'Counter' }, hours: [], closed: [], helpDesk: '000' }],
  holidays: [],
  kinds: [
    {
      kind: 'SealRegistration',
      fees: [{ from: '2026-04-01', yen: 200 }],
      hours: [],
      closed: [],
      options: {},
    },
  ],
  languages: ['ja'],
  patience: { ordinary: 90, money: 120, take: 60 },
};
