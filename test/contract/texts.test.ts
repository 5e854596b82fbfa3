import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { Kind } from '#contract/certificate.ts';
import { Refusal, Told } from '#contract/center.ts';
import { Who } from '#contract/fault.ts';
import { Area, Screen, STAGES } from '#contract/screen.ts';
import type { CardFaultCode } from '#devices/card/port.ts';
import type { CashFaultCode } from '#devices/cash/port.ts';
import type { PrinterFaultCode } from '#devices/printer/port.ts';
import type { CenterFault } from '#flows/center-port.ts';
import { faultKey } from '#renderer/fault-words.ts';
import en from '#resources/texts/en.json' with { type: 'json' };
import ja from '#resources/texts/ja.json' with { type: 'json' };

/** Every key of a catalogue, dotted. */
function keysOf(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${before}${key}.`) : [`${before}${key}`],
  );
}

/** Japanese has one form for all numbers, English two. */
function withoutForm(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/_(?:one|other)$/, '')))].toSorted();
}

function textsOf(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) =>
    typeof text === 'object' && text !== null ? textsOf(text) : [String(text)],
  );
}

function placeholdersOf(texts: object): string[] {
  return textsOf(texts).map((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).join());
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

test('both languages say the same things', () => {
  expect(withoutForm(keysOf(en))).toEqual(withoutForm(keysOf(ja)));
});

test('no text is empty, and both languages fill in the same places', () => {
  expect(textsOf({ ja, en }).filter((text) => text.trim() === '')).toEqual([]);
  const single = (texts: typeof ja | typeof en) => ({ ...texts, common: {}, choose: {} });
  expect(placeholdersOf(single(en))).toEqual(placeholdersOf(single(ja)));
});

test('English has a form for one wherever it has one for many', () => {
  const keys = keysOf(en);
  const many = keys.filter((key) => key.endsWith('_other'));
  expect(many.length).toBeGreaterThan(0);
  expect(many.filter((key) => !keys.includes(key.replace(/_other$/, '_one')))).toEqual([]);
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
  const keys = new Set(withoutForm(keysOf(ja)));
  const spoken = [
    ...Kind.options.flatMap((kind) => [`kind.${kind}.name`, `kind.${kind}.about`]),
    ...STAGES.map((stage) => `stage.${stage}`),
    ...Who.options.map((who) => `who.${who}`),
    ...Area.options.flatMap((area) => [`fault.${area}/other.what`, `fault.${area}/other.do`]),
  ];
  expect(names.filter((name) => !Object.hasOwn(ja, name))).toEqual([]);
  expect(spoken.filter((key) => !keys.has(key))).toEqual([]);
});

test('every key written in the renderer exists, and every key is used', () => {
  const sources = sourcesUnder(new URL('../../src/renderer/', import.meta.url)).join('\n');
  const keys = withoutForm(keysOf(ja));
  const literal = [...sources.matchAll(/'([a-zA-Z]+\.[a-zA-Z.]+)'/g)]
    .map(([, key]) => key ?? '')
    .filter((key) => Object.hasOwn(ja, key.split('.')[0] ?? ''));
  const patterns = [...sources.matchAll(/t\(\s*`([^`]+)`/g)].map(
    ([, key]) => new RegExp(`^${(key ?? '').replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[^.]+')}$`),
  );
  expect(literal.length).toBeGreaterThan(50);
  expect(literal.filter((key) => !keys.includes(key))).toEqual([]);
  expect(
    keys.filter((key) => !literal.includes(key) && !patterns.some((pattern) => pattern.test(key))),
  ).toEqual([]);
});
