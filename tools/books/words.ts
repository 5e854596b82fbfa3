import type { CashierRefusal } from '#contract/cashier.ts';

export const USAGE = `usage: npm run books -- COMMAND [--terminal terminal.json] [--json]

  day [2026-11-25]                         日計表  day report (today, if no day is named)
  month [2026-11]                          月計表  month report
  units                                    在高    what should lie in each unit
  doubts                                   金額不明 amounts that no device can tell
  owed [NUMBER]                            未返金  what residents can still collect
  papers                                   紙の所在不明 papers that nobody could tell of

with --by STAFF-NUMBER, while the terminal is stopped:
  load 100 50                              釣銭補充 50 coins put into the hopper of 100 yen
  take 100 20                              釣銭引抜き coins taken out again
  collect cashbox 500=3 100=12 --bag A-17  収納金回収 a unit emptied into a sealed bag
  count hopper:100 100=44                  実査    a unit counted and left as it is
  resolve ID 300 [--in cashbox]            what really came in or went out (before the unit is counted)
  pay NUMBER                               窓口返金 the counter has paid what was owed
  paper NUMBER notFound|destroyed|handedOver [SHEETS]  処分情報 what became of a paper of the list`;

/** Why the books refuse, and what to do. */
export const REFUSALS = {
  running:
    'The terminal is running on this ledger. Stop it first, then record; reading is possible at any time.',
  wrongPieces: 'Such coins or notes cannot lie in this unit. Look at the unit and the pieces again.',
  tooMany: 'More than lies there by the books. Count the unit first.',
  unknown: 'Nothing is recorded under this number. Read it again, digit by digit.',
  settled: 'This was settled before. Nothing more is to be paid or recorded.',
  outOfBounds: 'More or less than can be in doubt. Record what is possible, then count the unit.',
  unitNeeded: 'Say where it was found: --in cashbox, stacker or hopper:10 … hopper:500.',
  inDoubt:
    'It may be a fee. Staff look for the sheet at the terminal first (or: books paper); of a slip of the counter the center is asked once a minute while the terminal runs. Look again later.',
  bagUsed: 'A bag of this number was recorded for this unit before. Read the number again.',
  wrongSheets: 'Say how many sheets were found: none for notFound, one or more otherwise.',
} as const satisfies Record<CashierRefusal | 'running' | 'wrongSheets', string>;

export const WORDS = {
  issued: '交付      Papers',
  relay: '取次ぎ    Paid for papers of the counter',
  spoiled: '書損      Not printed / in doubt',
  moneyIn: '入金      Money in',
  paidOut: '出金      Change and refunds',
  earned: '手数料収入 Fees earned',
  owed: '未返金    Owed: new, paid, no longer owed, open',
  doubts: '金額不明  In doubt: new, open',
  units: '在高      In the units: opening, closing',
  difference: '過不足    Missing (+), too much (−)',
  sheets: '金種票    Counted by staff',
  balanced: '検算      Reckoned twice',
} as const;
