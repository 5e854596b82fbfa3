import { expect, test } from 'vitest';

import { fromBase64, fromHex, toHex } from '#certificates/seal/bytes.ts';
import { fromCbor } from '#certificates/seal/cbor.ts';
import { contentFrom } from '#certificates/seal/content.ts';
import { gathered, spread } from '#certificates/seal/erasure.ts';
import { framed, HEADER, MAX_PAYLOAD, MAX_SYMBOLS, unframed } from '#certificates/seal/frame.ts';
import { locked, unlocked } from '#certificates/seal/lock.ts';
import { opened } from '#certificates/seal/open.ts';
import { readLabel } from '#certificates/seal/secret.ts';
import { MAX_CONTENT, unsqueezed } from '#certificates/seal/squeeze.ts';
import { symbolsOf } from '#certificates/seal/symbols.ts';
import { checked } from '#checking/check.ts';
import { readingOf } from '#checking/reading.ts';

import { chanceOf } from '../scan/raster.ts';
import { believed, forged } from '../support/altered.ts';
import { freshKeys, sealedPaper } from '../support/sealed-paper.ts';

// Whatever a paper carries that is not ours ends as a refusal, soon, and in little memory. Chance is seeded.

const keys = freshKeys();
const trust = keys.trust();
const keyOf = (kid: Uint8Array) => {
  const known = trust.keys.find((key) => key.kid === toHex(kid));
  return known && fromHex(known.key);
};
const [paper, another] = [sealedPaper(keys), sealedPaper(keys)];
const bytes = fromBase64(paper.proof.sheets[0]?.sealed ?? '');
const forger = { bytes, other: fromBase64(another.proof.sheets[0]?.sealed ?? ''), front: paper.proof, keyOf };
const noise = (length: number, chance: () => number) =>
  Uint8Array.from({ length }, () => Math.floor(chance() * 256));

test('none of 4,000 altered payloads is believed, nor of 400 that were altered inside and locked again', () => {
  expect(typeof opened(bytes, paper.proof, keyOf)).toBe('object');
  expect(believed(forger, 4000, false, chanceOf(1))).toBe(0);
  expect(believed(forger, 400, true, chanceOf(2))).toBe(0);
});

test('no signature made up under a known key id is believed', () => {
  const chance = chanceOf(3);
  const { message = new Uint8Array() } = unlocked(bytes, paper.proof.serial, paper.proof.secret) ?? {};
  const kid = fromHex(trust.keys[0]?.kid ?? '');
  for (let forgery = 0; forgery < 100; forgery += 1) {
    const sheet = { serial: paper.proof.serial, page: 1, pages: 1 };
    const sealed = locked(forged(message, kid, chance), sheet, paper.proof.secret);
    expect(opened(sealed, paper.proof, keyOf)).toBe('altered');
  }
});

test('a flipped bit in any symbol costs that symbol, and never changes what is read', () => {
  const laid = symbolsOf(bytes, { serial: paper.proof.serial, page: 1 });
  if (!laid) throw new Error('it fits');
  const chance = chanceOf(4);
  for (const [index, symbol] of laid.symbols.entries()) {
    for (let bit = Math.floor(chance() * 31); bit < symbol.length * 8; bit += 31) {
      const flipped = symbol.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(unframed(flipped)).toBeNull();
    }
    expect(unframed(symbol)?.index).toBe(index);
  }
});

test('hostile symbols: noise, and frames that hold together and lie', () => {
  const chance = chanceOf(5);
  for (let round = 0; round < 2000; round += 1) expect(unframed(noise(round % 300, chance))).toBeNull();
  const sheet = 1;
  const of = (k: number, n: number, index: number, length: number, size: number) =>
    unframed(framed({ sheet, k, n, index, length, bytes: noise(size, chance) }));
  expect(of(8, 16, 3, 100, 13)).not.toBeNull();
  expect(of(0, 16, 3, 100, 13)).toBeNull();
  expect(of(8, 16, 16, 100, 13)).toBeNull();
  expect(of(17, 16, 3, 100, 6)).toBeNull();
  expect(of(1, MAX_SYMBOLS, 0, MAX_PAYLOAD, MAX_PAYLOAD)).not.toBeNull();
  expect(of(1, MAX_SYMBOLS + 1, 0, MAX_PAYLOAD, MAX_PAYLOAD)).toBeNull();
  expect(of(1, 1, 0, MAX_PAYLOAD + 1, MAX_PAYLOAD + 1)).toBeNull();
  expect(of(8, 16, 3, 100, 12)).toBeNull();
});

test('a picture full of lying symbols is answered all the same', () => {
  const chance = chanceOf(6);
  const symbols = Array.from({ length: 5000 }, (_, at) => {
    const shard = { index: at % 16, bytes: noise(13, chance) };
    return { bytes: framed({ ...shard, sheet: at % 200, k: 8, n: 16, length: 100 }), text: '' };
  });
  const check = checked(readingOf(symbols), paper.proof, { trust });
  expect(check.outcome).toBe('differentPapers');
  expect(check.sheets.length).toBeLessThanOrEqual(100);
});

test('any k of n shards give the bytes, whichever they are; fewer give nothing', () => {
  const chance = chanceOf(7);
  for (const [k, n, length] of [
    [8, 16, 2000],
    [10, 20, 4000],
    [1, 3, 5],
    [8, 16, 1],
  ] as const) {
    const whole = noise(length, chance);
    const shards = spread(whole, k, n);
    for (let round = 0; round < 20; round += 1) {
      const some = shards.toSorted(() => chance() - 0.5).slice(0, k);
      expect(gathered(some, k, length)).toEqual(whole);
      expect(gathered(some.slice(1), k, length)).toBeNull();
    }
  }
});

test('streams and CBOR of noise end as refusals, within a page of memory', () => {
  const chance = chanceOf(8);
  for (let round = 0; round < 2000; round += 1) {
    const bytes = noise(1 + (round % 400), chance);
    expect(unsqueezed(bytes)?.length ?? 0).toBeLessThanOrEqual(MAX_CONTENT);
    const value = fromCbor(bytes);
    expect(value === undefined ? null : contentFrom(value)).toBeNull();
    expect(readLabel(Buffer.from(bytes).toString('latin1'))).toBeNull();
    expect(unframed(bytes.subarray(0, HEADER))).toBeNull();
  }
});
