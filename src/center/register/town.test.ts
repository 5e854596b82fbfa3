import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { Town } from '#contract/town.ts';

import { DEMO_CARDS } from '../testing/demo-cards.ts';
import { missingGlyphs } from '../testing/glyphs.ts';
import { FamilyFile } from './families.ts';
import { RegisterFile } from './schema.ts';
import { TaxFile } from './taxes.ts';

const TOWN = join(import.meta.dirname, '../../../resources/town');
const read = (file: string): unknown => JSON.parse(readFileSync(join(TOWN, file), 'utf8'));
const register = RegisterFile.parse(read('register.json'));
const { families, enrolled } = FamilyFile.parse(read('family-registers.json'));
const { taxpayers } = TaxFile.parse(read('taxes.json'));
const residents = register.households.flatMap((household) => household.residents);

const JOINING_NOBODY = ['stranger', 'unreadable', 'juki', 'licence'];

test('every card joins a resident, but those that are meant not to', () => {
  const known = new Set([
    ...residents.map(({ card }) => card?.commonName),
    ...enrolled.map(({ commonName }) => commonName),
  ]);
  const strays = DEMO_CARDS.filter(({ commonName }) => commonName === null || !known.has(commonName));
  expect(strays.map(({ id }) => id)).toEqual(JOINING_NOBODY);
  expect(new Set(DEMO_CARDS.map(({ id }) => id)).size).toBe(DEMO_CARDS.length);
});

test('every PIN is the one that the note tells', () => {
  expect(new Set(DEMO_CARDS.map(({ pin }) => pin))).toEqual(new Set(['1234']));
});

test('every quirk of a card can be tried', () => {
  expect(new Set(DEMO_CARDS.map(({ card }) => card)).size).toBe(8);
});

test('names and places can be printed as registered', () => {
  const text = JSON.stringify([register.households, families, taxpayers]);
  expect(missingGlyphs(text)).toEqual([]);
  expect(missingGlyphs('葛\u{E0100}ễ\u{E0100}')).toHaveLength(2);
});

test('the registers name only those who live here', () => {
  const living = new Set<string | null>(residents.map(({ id }) => id));
  const named = [
    ...families.flatMap(({ members }) => members.map(({ resident }) => resident)),
    ...taxpayers.map(({ resident }) => resident),
  ].filter((id) => id !== null);
  expect(named.filter((id) => !living.has(id))).toEqual([]);
  expect(new Set(named).size).toBeGreaterThan(10);
});

/** 検査用数字 of a 個人番号 (総務省令85号, 5条). */
function checkDigit(digits: string): number {
  const sum = Array.from({ length: 11 }, (_, index) => {
    const weight = index < 6 ? index + 2 : index - 4;
    return Number(digits[10 - index]) * weight;
  }).reduce((total, each) => total + each, 0);
  return sum % 11 <= 1 ? 0 : 11 - (sum % 11);
}

test('the made-up 個人番号 can be nobody’s: each has a wrong check digit', () => {
  const numbers = residents.flatMap(({ person }) => person.myNumber ?? []);
  expect(numbers).toHaveLength(residents.length);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(checkDigit(number)).not.toBe(Number(number[11]));
});

test('cards were handed out by the town', () => {
  const town = Town.parse(JSON.parse(readFileSync(join(TOWN, 'town.json'), 'utf8')));
  const issuers = new Set(residents.flatMap(({ card }) => card?.issuedBy ?? []));
  expect(issuers).toEqual(new Set([town.municipality.code]));
});

test('everything about the town is plainly made up', () => {
  for (const { address } of register.households)
    expect(address).toMatch(/^まほろば県ひかり台町(?:架空|仮設台)/);
});

/** What a PNG says of itself (IHDR; pHYs in dots per metre), and which part of it is ink. */
function pictureOf(file: string) {
  const png = readFileSync(join(TOWN, file));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return {
    size: { width, height },
    depth: png[24],
    colour: png[25],
    dotsPerMetre: png.readUInt32BE(png.indexOf('pHYs') + 4),
    ink: blackIn(png, width, height) / (width * height),
  };
}

/** Black dots of a picture of one bit a dot, one IDAT and no filters, as our tool draws them. */
function blackIn(png: Buffer, width: number, height: number): number {
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const stride = 1 + Math.ceil(width / 8);
  expect(rows).toHaveLength(stride * height);
  let black = 0;
  for (let y = 0; y < height; y += 1) {
    expect(rows[y * stride]).toBe(0);
    for (let x = 0; x < width; x += 1)
      black += (((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0 ? 1 : 0;
  }
  return black;
}

const pictures: readonly (readonly [file: string, width: number, height: number])[] = [
  ['office-seal.png', register.officeSeal.width, register.officeSeal.width],
  ...residents.flatMap(({ seal }) =>
    seal ? [[`seals/${seal.file}`, seal.width, seal.height] as const] : [],
  ),
];

test.each(pictures)('%s is 1-bit grey at 600 dpi, %d by %d mm', (file, width, height) => {
  const dots = (mm: number) => Math.round((mm / 25.4) * 600);
  const { ink, ...picture } = pictureOf(file);
  const size = { width: dots(width), height: dots(height) };
  expect(picture).toEqual({ size, depth: 1, colour: 0, dotsPerMetre: 23_622 });
  expect(ink).toBeGreaterThan(0.15);
  expect(ink).toBeLessThan(0.6);
});
