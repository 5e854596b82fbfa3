import type { Spoken } from '#contract/speech.ts';
import spokenEn from '#resources/speech/en.json' with { type: 'json' };
import spokenJa from '#resources/speech/ja.json' with { type: 'json' };
import shownEn from '#resources/texts/en.json' with { type: 'json' };

import { counted, numberReading, spelled } from './readings.ts';
import type { Counter } from './readings.ts';

type Path<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? Key extends `${infer Base}_${'one' | 'other'}`
      ? Base
      : Key
    : `${Key}.${Path<Texts[Key]>}`;
}[keyof Texts & string];

/** A sentence of the catalogues by its dotted key. English says what is shown; Japanese has a reading of it. */
export type Key = Path<typeof shownEn & typeof spokenEn>;
type Params = Readonly<Record<string, string | number>>;

const COUNTERS: readonly Counter[] = ['円', '通', '枚', '部', '回', '桁', '秒', '年', '月', '日', '時', '分'];
const PLURAL = new Intl.PluralRules('en');

/** The words of one spoken language, with numbers as they are said in it. */
export class Words {
  readonly language: Spoken;
  readonly #catalogues: readonly object[];

  constructor(language: Spoken) {
    this.language = language;
    this.#catalogues = language === 'ja' ? [spokenJa] : [spokenEn, shownEn];
  }

  say(key: Key, params: Params = {}): string {
    const text = this.#find(key, params['count']);
    if (text === undefined) throw new Error(`no words to say ${key}`);
    return text.replaceAll(/\{\{(\w+)(?:\|(.))?\}\}/g, (_, name: string, counter?: string) =>
      this.#value(params[name] ?? '', counter),
    );
  }

  has(key: string): key is Key {
    return this.#find(key, 1) !== undefined;
  }

  yen(amount: number): string {
    return this.language === 'ja' ? counted(amount, '円') : `${amount} yen`;
  }

  /** A code, digit by digit. */
  code(code: string): string {
    return this.language === 'ja' ? spelled(code) : Array.from(code.replaceAll('-', ',')).join(' ');
  }

  /** The number on a key. */
  key(number: number): string {
    return this.language === 'ja' ? numberReading(number) : String(number);
  }

  /** 年度 by its western year. */
  fiscalYear(year: number): string {
    if (this.language === 'en') return `fiscal year ${year}`;
    return `${eraYear(year)}ねんど`;
  }

  /** A moment in Japan. */
  moment(iso: string): string {
    const part = partsOf(iso);
    if (this.language === 'en') return `${part.weekdayName}, ${part.monthName} ${part.day}, ${part.clock}`;
    const day = `${counted(part.month, '月')} ${counted(part.day, '日')}`;
    return `${day}、${this.time(`${part.hour}:${part.minute}`)}`;
  }

  /** `08:30` */
  time(clock: string): string {
    if (this.language === 'en') return clock.replace(/^0/, '');
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return `${counted(hour, '時')}${minute === 0 ? '' : ` ${counted(minute, '分')}`}`;
  }

  #find(key: string, count: unknown): string | undefined {
    const forms = typeof count === 'number' ? [key, `${key}_${PLURAL.select(count)}`, `${key}_other`] : [key];
    for (const catalogue of this.#catalogues) {
      for (const form of forms) {
        const text = textAt(catalogue, form.split('.'));
        if (text !== undefined) return text;
      }
    }
    return undefined;
  }

  #value(value: string | number, counter: string | undefined): string {
    if (typeof value === 'string') return value;
    if (this.language === 'en') return String(value);
    const known = COUNTERS.find((each) => each === counter);
    return known ? counted(value, known) : numberReading(value);
  }
}

export const WORDS: Readonly<Record<Spoken, Words>> = { ja: new Words('ja'), en: new Words('en') };

function textAt(catalogue: object, path: readonly string[]): string | undefined {
  let found: unknown = catalogue;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = new Map<string, unknown>(Object.entries(found)).get(step);
  }
  return typeof found === 'string' ? found : undefined;
}

/** 令和 began in 2019, and a 年度 of that year is its first. */
function eraYear(year: number): string {
  const [era, first] = year >= 2019 ? (['れいわ', 2019] as const) : (['へいせい', 1989] as const);
  return `${era} ${year === first ? 'がん' : numberReading(year - first + 1)} `.trim();
}

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Tokyo',
  hourCycle: 'h23',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
  hour: 'numeric',
  minute: '2-digit',
});

function partsOf(iso: string) {
  const date = new Date(iso);
  const part = new Map(PARTS.formatToParts(date).map(({ type, value }) => [type, value]));
  const text = (type: Intl.DateTimeFormatPartTypes): string => part.get(type) ?? '';
  const month = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Tokyo', month: 'numeric' }).format(date);
  return {
    month: Number(month),
    day: Number(text('day')),
    hour: text('hour'),
    minute: text('minute'),
    monthName: text('month'),
    weekdayName: text('weekday'),
    clock: `${Number(text('hour'))}:${text('minute')}`,
  };
}
