import type { Board } from '#contract/board.ts';

/** What hangs at the made-up site: two stretches of hours, and as many notices as there can be. */
export const board: Board = {
  today: [
    { from: '06:30', to: '12:00' },
    { from: '13:00', to: '23:00' },
  ],
  notices: [
    {
      ja: '11月29日(日)は、点検のため終日お休みします。',
      en: 'Out of service all day on Sunday, November 29, for maintenance.',
    },
    {
      ja: 'マイナンバーカードの臨時窓口を、毎週木曜日に19時まで開いています。',
      en: 'The My Number Card counter is open until 7 p.m. every Thursday.',
    },
  ],
};
