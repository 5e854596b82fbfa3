/** Counters (助数詞) after which a number changes its sound, and the units of a date or an hour. */
export type Counter = '円' | '通' | '枚' | '部' | '回' | '桁' | '秒' | '年' | '月' | '日' | '時' | '分';

const DIGITS = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'] as const;
const HUNDREDS = [
  '',
  'ひゃく',
  'にひゃく',
  'さんびゃく',
  'よんひゃく',
  'ごひゃく',
  'ろっぴゃく',
  'ななひゃく',
  'はっぴゃく',
  'きゅうひゃく',
] as const;
/** The largest number that has a reading here. */
export const LARGEST = 99_999_999;

/** A whole number from 0 to `LARGEST` in kana, e.g. `ろっぴゃくはちじゅう`. */
export function numberReading(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > LARGEST)
    throw new RangeError(`no reading for ${number}`);
  if (number === 0) return 'ぜろ';
  const myriads = Math.floor(number / 10_000);
  return `${myriads === 0 ? '' : `${under10000(myriads, true)}まん`}${under10000(number % 10_000, false)}`;
}

function under10000(number: number, beforeMyriad: boolean): string {
  const thousands = Math.floor(number / 1000);
  const hundreds = Math.floor(number / 100) % 10;
  const tens = Math.floor(number / 10) % 10;
  return [
    thousandsReading(thousands, beforeMyriad),
    HUNDREDS[hundreds],
    tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}じゅう`,
    DIGITS[number % 10],
  ].join('');
}

function thousandsReading(thousands: number, beforeMyriad: boolean): string {
  if (thousands === 0) return '';
  if (thousands === 1) return beforeMyriad ? 'いっせん' : 'せん';
  if (thousands === 3) return 'さんぜん';
  return thousands === 8 ? 'はっせん' : `${DIGITS[thousands]}せん`;
}

/** Before つ, か and け the numbers 1, 6, 8 and 10 are cut short (促音便); before つ, 6 is not. */
const CUT: readonly (readonly [end: RegExp, cut: string])[] = [
  [/いち$/, 'いっ'],
  [/ろく$/, 'ろっ'],
  [/はち$/, 'はっ'],
  [/じゅう$/, 'じゅっ'],
  [/ひゃく$/, 'ひゃっ'],
  [/びゃく$/, 'びゃっ'],
  [/ぴゃく$/, 'ぴゃっ'],
];
const CUT_BEFORE_T = CUT.filter(([end]) => /いち|はち|じゅう/.test(end.source));

/** 7 and 9 of hours and months. */
const OLD: readonly (readonly [end: RegExp, cut: string])[] = [
  [/よん$/, 'し'],
  [/なな$/, 'しち'],
  [/きゅう$/, 'く'],
];

const DAYS: ReadonlyMap<number, string> = new Map([
  [1, 'ついたち'],
  [2, 'ふつか'],
  [3, 'みっか'],
  [4, 'よっか'],
  [5, 'いつか'],
  [6, 'むいか'],
  [7, 'なのか'],
  [8, 'ようか'],
  [9, 'ここのか'],
  [10, 'とおか'],
  [14, 'じゅうよっか'],
  [17, 'じゅうしちにち'],
  [19, 'じゅうくにち'],
  [20, 'はつか'],
  [24, 'にじゅうよっか'],
  [27, 'にじゅうしちにち'],
  [29, 'にじゅうくにち'],
]);

/** A number with what it counts, in kana: 680円 is `ろっぴゃくはちじゅうえん`. */
export function counted(number: number, counter: Counter): string {
  const plain = numberReading(number);
  switch (counter) {
    case '円':
      return `${changed(plain, [[/よん$/, 'よ']])}えん`;
    case '通':
      return `${changed(plain, CUT_BEFORE_T)}つう`;
    case '枚':
      return `${plain}まい`;
    case '部':
      return `${plain}ぶ`;
    case '回':
      return `${changed(plain, CUT)}かい`;
    case '桁':
      if (number === 1 || number === 2) return number === 1 ? 'ひとけた' : 'ふたけた';
      return `${changed(plain, CUT)}けた`;
    case '秒':
      return `${plain}びょう`;
    case '年':
      return `${changed(plain, [[/よん$/, 'よ']])}ねん`;
    case '月':
      return `${changed(plain, OLD)}がつ`;
    case '日':
      return DAYS.get(number) ?? `${plain}にち`;
    case '時':
      return `${changed(plain, [[/よん$/, 'よ'], ...OLD.slice(1)])}じ`;
    case '分':
      return minutes(plain);
  }
  return counter satisfies never;
}

function minutes(plain: string): string {
  const cut = changed(plain, CUT);
  return cut !== plain || plain.endsWith('ん') ? `${cut}ぷん` : `${plain}ふん`;
}

function changed(plain: string, rules: readonly (readonly [end: RegExp, cut: string])[]): string {
  const rule = rules.find(([end]) => end.test(plain));
  return rule ? plain.replace(...rule) : plain;
}

const SIGNS: Readonly<Record<string, string>> = {
  0: 'ぜろ',
  1: 'いち',
  2: 'に',
  3: 'さん',
  4: 'よん',
  5: 'ご',
  6: 'ろく',
  7: 'なな',
  8: 'はち',
  9: 'きゅう',
  '-': 'の',
  A: 'エー',
  B: 'ビー',
  C: 'シー',
  D: 'ディー',
  E: 'イー',
  F: 'エフ',
  G: 'ジー',
  H: 'エイチ',
  I: 'アイ',
  J: 'ジェー',
  K: 'ケー',
  L: 'エル',
  M: 'エム',
  N: 'エヌ',
  O: 'オー',
  P: 'ピー',
  Q: 'キュー',
  R: 'アール',
  S: 'エス',
  T: 'ティー',
  U: 'ユー',
  V: 'ブイ',
  W: 'ダブリュー',
  X: 'エックス',
  Y: 'ワイ',
  Z: 'ゼット',
};

/** A number or a code sign by sign, as one dictates it. What is neither digit, letter nor hyphen is a pause. */
export function spelled(code: string): string {
  return Array.from(code.toUpperCase(), (sign) => SIGNS[sign] ?? '、').join(' ');
}
