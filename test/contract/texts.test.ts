import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { Kind } from '#contract/certificate.ts';
import { Refusal, Told } from '#contract/center.ts';
import { Who } from '#contract/fault.ts';
import { baseOf, isJapanese, Language } from '#contract/language.ts';
import { Area, Screen, STAGES } from '#contract/screen.ts';
import type { CardFaultCode } from '#devices/card/port.ts';
import type { CashFaultCode } from '#devices/cash/port.ts';
import type { PrinterFaultCode } from '#devices/printer/port.ts';
import type { CenterFault } from '#flows/center-port.ts';
import { faultKey } from '#renderer/fault-words.ts';
import { speller } from '#renderer/furigana/spell.ts';
import ja from '#resources/texts/ja.json' with { type: 'json' };
import readings from '#resources/texts/readings.json' with { type: 'json' };

/** Texts for staff are in the two languages that staff of a Japanese town work in; all others fall back on them. */
const FOR_STAFF = /^staff/;

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

function withoutForm(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(PLURAL, '')))].toSorted();
}

/** Every text of a catalogue by its dotted key. */
function entriesOf(texts: object, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]): [string, string][] =>
    typeof text === 'object' && text !== null
      ? entriesOf(text, `${before}${key}.`)
      : [[`${before}${key}`, String(text)]],
  );
}

function placeholdersOf(text: string): string {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = '']) => name)
    .toSorted((one, other) => one.localeCompare(other))
    .join();
}

function catalogueOf(language: Language): [string, string][] {
  const file = new URL(`../../resources/texts/${language}.json`, import.meta.url);
  return entriesOf(JSON.parse(readFileSync(file, 'utf8')));
}

function sourcesUnder(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

// Exhaustive by type: a code that a port gains does not compile until it is listed here.
const card: Record<CardFaultCode, true> = {
  removed: true,
  timeout: true,
  unreadable: true,
  notMyNumber: true,
  juki: true,
  phone: true,
  pinWrong: true,
  pinFormat: true,
  pinBlocked: true,
  noPin: true,
  noCertificate: true,
  certificateExpired: true,
  certificateNotYetValid: true,
  certificateForged: true,
  noReader: true,
  noService: true,
  protocol: true,
};
const cash: Record<CashFaultCode, true> = {
  coinJam: true,
  noteJam: true,
  hopperJam: true,
  hopperEmpty: true,
  cashboxFull: true,
  stackerFull: true,
  changeShort: true,
  inDoubt: true,
  unitsOpen: true,
  offline: true,
  wrongDevice: true,
  cipherHopper: true,
  deviceFault: true,
  busy: true,
};
const printer: Record<PrinterFaultCode, true> = {
  takePaper: true,
  mediaEmpty: true,
  tonerEmpty: true,
  jam: true,
  coverOpen: true,
  held: true,
  jobLeft: true,
  offline: true,
  service: true,
  unsupported: true,
  protocol: true,
};

const center: Record<CenterFault['code'], true> = {
  offline: true,
  timeout: true,
  rejected: true,
  conflict: true,
  protocol: true,
};

describe.each(Language.options)('the texts in %s', (language) => {
  const texts = catalogueOf(language);
  const model = catalogueOf(baseOf(language)).filter(
    ([key]) => language === baseOf(language) || !FOR_STAFF.test(key),
  );

  test('are all there, and no others', () => {
    expect(withoutForm(texts.map(([key]) => key))).toEqual(withoutForm(model.map(([key]) => key)));
  });

  test('are in the order of the model, so that two files can be read side by side', () => {
    const order = (entries: typeof texts) => [...new Set(entries.map(([key]) => key.replace(PLURAL, '')))];
    expect(order(texts)).toEqual(order(model));
  });

  test('have a form for every number that the language tells apart, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = Map.groupBy(
      texts.map(([key]) => key).filter((key) => PLURAL.test(key)),
      (key) => key.replace(PLURAL, ''),
    );
    expect(counted.size).toBeGreaterThan(0);
    for (const [key, keys] of counted) {
      expect([key, keys.map((each) => each.slice(key.length + 1)).toSorted()]).toEqual([key, forms]);
    }
  });

  test('are never empty, and fill in what their model fills in', () => {
    const wanted = new Map(model.map(([key, text]) => [key.replace(PLURAL, ''), placeholdersOf(text)]));
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(
      texts.filter(([key, text]) => placeholdersOf(text) !== wanted.get(key.replace(PLURAL, ''))),
    ).toEqual([]);
  });

  test('call the button that stops by its name', () => {
    const said = new Map(texts);
    expect(said.get('confirmLastTry.advice')).toContain(said.get('common.cancel'));
  });

  test('are spelled in their own script', () => {
    const foreign: Partial<Record<Language, RegExp>> = {
      ko: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      vi: /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u,
      pt: /[^\p{Script=Latin}\p{Script=Common}]/u,
      tl: /[^\p{Script=Latin}\p{Script=Common}]/u,
      en: /[^\p{Script=Latin}\p{Script=Common}]/u,
      ne: /[^\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}a-z]/u,
      'zh-Hans': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
      'zh-Hant': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
    };
    const other = foreign[language];
    expect(texts.filter(([key, text]) => other?.test(text) && key !== 'language.name')).toEqual([]);
  });
});

describe.each(Language.options.filter(isJapanese))('furigana in %s', (language) => {
  test('every kanji has a reading', () => {
    const spell = speller(readings);
    const unread = catalogueOf(language)
      .filter(([key]) => !FOR_STAFF.test(key))
      .flatMap(([key, text]) => spell(text).map((piece) => ({ key, ...piece })))
      .filter(({ text, reading }) => reading === undefined && /[\p{Script=Han}々]/u.test(text));
    expect(unread).toEqual([]);
  });

  test('every reading is hiragana, and stands over kanji', () => {
    const spell = speller(readings);
    for (const [, marked] of catalogueOf(language)) {
      for (const { text, reading } of spell(marked)) {
        if (reading === undefined) continue;
        expect([text, reading]).toEqual([
          expect.stringMatching(/^[0-9]*[\p{Script=Han}々]+$/u),
          expect.stringMatching(/^\p{Script=Hiragana}+$/u),
        ]);
      }
    }
  });
});

test.each([
  ...Object.keys(card).map((code) => ['card', code] as const),
  ...Refusal.options
    .filter((reason) => reason !== 'counter' && reason !== 'unknownHere')
    .map((reason) => ['card', reason] as const),
  ...Object.keys(cash).map((code) => ['cash', code] as const),
  ...Object.keys(printer).map((code) => ['printer', code] as const),
  ...Object.keys(center).map((code) => ['center', code] as const),
  ...[
    'slipUnknown',
    'slipPaid',
    'slipExpired',
    'slipOtherFee',
    'slipFree',
    'slipRefused',
    'relayUnknown',
  ].map((code) => ['center', code] as const),
  ['terminal', 'restartedPaid'] as const,
  ['person', 'counter'] as const,
  ...Told.options.map((why) => ['person', why] as const),
])('the fault %s/%s has words of its own', (area, code) => {
  expect(faultKey(area, code)).toBe(`${area}/${code}`);
});

test('every screen has words, and so has every name that is put into a key', () => {
  const names = Screen.options.map((option) => option.shape.name.value);
  const keys = new Set(withoutForm(catalogueOf('ja').map(([key]) => key)));
  const spoken = [
    ...Kind.options.flatMap((kind) => [`kind.${kind}.name`, `kind.${kind}.about`]),
    ...STAGES.map((stage) => `stage.${stage}`),
    ...Who.options.map((who) => `who.${who}`),
    ...Area.options.flatMap((area) => [`fault.${area}/other.what`, `fault.${area}/other.do`]),
  ];
  // The words of staff are a catalogue of their own: staff-texts.test.ts.
  expect(names.filter((name) => name !== 'staffMode' && !Object.hasOwn(ja, name))).toEqual([]);
  expect(spoken.filter((key) => !keys.has(key))).toEqual([]);
});

test('every key written in the renderer exists, and every key is used', () => {
  const sources = sourcesUnder(new URL('../../src/renderer/', import.meta.url)).join('\n');
  const keys = withoutForm(catalogueOf('ja').map(([key]) => key));
  const literal = [...sources.matchAll(/'([a-zA-Z]+\.[a-zA-Z.]+)'/g)]
    .map(([, key]) => key ?? '')
    .filter((key) => Object.hasOwn(ja, key.split('.')[0] ?? ''));
  const patterns = [...sources.matchAll(/(?:\bt|\bsay)\(\s*`([^`]+)`/g)].map(
    ([, key]) => new RegExp(`^${(key ?? '').replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[^.]+')}$`),
  );
  expect(literal.length).toBeGreaterThan(50);
  expect(literal.filter((key) => !keys.includes(key))).toEqual([]);
  expect(
    keys.filter((key) => !literal.includes(key) && !patterns.some((pattern) => pattern.test(key))),
  ).toEqual([]);
});
