import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { originOf, signerOf } from '#contract/checkpoint.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { TERMINAL, testLedger, visitId } from '../testing/test-ledger.ts';
import { startNotary } from './notary.ts';

const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
const limits = { records: 4, ms: 600_000, lookMs: 5_000 };

test('a checkpoint comes after so many records, or after so long, and once more at the end', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const clock = new HandClock();
  const sizes = () => ledger.checkpoints.all().map(({ size }) => size);
  const begin = (from: number, to: number) => {
    for (let n = from; n <= to; n += 1) ledger.visits.begin(visitId(n), 'ja');
  };
  const notary = startNotary({ ledger, signer, clock, limits });
  clock.advance(limits.ms);
  expect(sizes()).toEqual([]);

  begin(1, 3);
  clock.advance(limits.lookMs);
  expect(sizes()).toEqual([3]);
  begin(4, 6);
  clock.advance(limits.lookMs);
  expect(sizes()).toEqual([3]);
  begin(7, 7);
  clock.advance(limits.lookMs);
  expect(sizes()).toEqual([3, 7]);

  begin(8, 8);
  clock.advance(limits.ms - limits.lookMs);
  expect(sizes()).toEqual([3, 7]);
  clock.advance(limits.lookMs);
  expect(sizes()).toEqual([3, 7, 8]);

  begin(9, 9);
  notary.stop();
  expect(sizes()).toEqual([3, 7, 8, 9]);
  expect(clock.timers).toBe(0);
});
