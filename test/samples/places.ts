import type { Help, Place } from '#contract/place.ts';

const later = '2026-11-24T08:30:00+09:00';

/** Places that help with a card while they are open. */
export const openPlaces: Place[] = [
  {
    shown: { ja: '電子証明書手続きコーナー(2階)', en: 'Certificate Corner (2nd floor)' },
    here: true,
    today: [
      { from: '08:30', to: '12:00' },
      { from: '13:00', to: '17:15' },
    ],
    now: 'open',
    next: null,
  },
  {
    shown: { ja: '町役場 住民課', en: 'Town Hall, Residents’ Section' },
    here: false,
    today: [{ from: '11:00', to: '19:00' }],
    now: 'later',
    next: later,
  },
];

/** Places that are not, with names as long as there are. */
export const help: Help = {
  remedy: 'pinReset',
  places: [
    {
      shown: { ja: '電子証明書手続きコーナー(2階)', en: 'Certificate Corner (2nd floor)' },
      here: true,
      today: [{ from: '09:00', to: '17:00' }],
      now: 'over',
      next: later,
    },
    {
      shown: { ja: 'マイナンバーカードセンター 北口分室', en: 'My Number Card Center, North Exit Branch' },
      here: false,
      today: [],
      now: 'shut',
      next: later,
    },
  ],
};
