import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import type { WitnessReply } from '#contract/center.ts';
import { cosignatureLine, originOf, readNote, signerOf } from '#contract/checkpoint.ts';
import type { Fault } from '#contract/fault.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { TERMINAL, testLedger, visitId } from '../testing/test-ledger.ts';
import { startWitnessing } from './witnessing.ts';
import type { Witnessed } from './witnessing.ts';

const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
const center = signerOf('mado/center/99901', generateKeyPairSync('ed25519').privateKey);
const limits = { firstMs: 1_000, capMs: 4_000, idleMs: 500 };
type Answer = Result<WitnessReply, Fault>;

/** A ledger with a checkpoint over two records, before a center played by `answer`. */
function shown(answer: (note: string) => Answer) {
  const opened = testLedger();
  const { ledger } = opened;
  ledger.visits.begin(visitId(1), 'ja');
  ledger.visits.begin(visitId(2), 'ja');
  ledger.checkpoints.sign(signer);
  const clock = new HandClock();
  const heard: string[] = [];
  const told: Witnessed[] = [];
  const witnessing = startWitnessing({
    ledger,
    show: async (note) => {
      heard.push(note);
      return Promise.resolve(answer(note));
    },
    clock,
    random: () => 1,
    listener: (witnessed) => told.push(witnessed),
    limits,
  });
  return { ...opened, clock, heard, told, witnessing };
}

const cosign = (note: string): Answer =>
  ok({ answer: 'cosigned', cosignature: cosignatureLine(readNote(note)?.body ?? '', center, 1) });

test('a checkpoint is shown once its records have arrived, and once only', async () => {
  using world = shown(cosign);
  const { ledger, clock, heard, told, witnessing } = world;
  await clock.pass(limits.idleMs * 3);
  expect(heard).toEqual([]);
  ledger.outbox.acknowledge(1);
  await clock.pass(limits.idleMs);
  expect(heard).toEqual([]);
  ledger.outbox.acknowledge(2);
  await clock.pass(limits.idleMs * 3);
  expect(heard).toHaveLength(1);
  expect(told).toEqual([{ answer: 'cosigned', size: 2, cosignature: expect.stringContaining(center.name) }]);
  expect(ledger.checkpoints.latest()).toMatchObject({ witnessed: true });
  await witnessing.stop();
  expect(clock.timers).toBe(0);
});

test.each<[string, Answer]>([
  ['does not answer', err({ code: 'offline', who: 'technician' })],
  ['does not have the records yet', ok({ answer: 'behind' })],
  ['refuses it', ok({ answer: 'refused', reason: 'forked' })],
])('a center that %s is asked more and more rarely', async (_, answer) => {
  using world = shown(() => answer);
  const { ledger, clock, heard, told, witnessing } = world;
  ledger.outbox.acknowledge(2);
  const asked: number[] = [];
  for (let s = 0; s <= 20; s += 0.5) {
    await clock.pass(500);
    if (heard.length > asked.length) asked.push(s);
  }
  expect(asked).toEqual([0, 1, 3, 7, 11, 15, 19]);
  expect(told).toEqual(
    answer.ok && answer.value.answer === 'refused' ? [{ answer: 'refused', reason: 'forked', size: 2 }] : [],
  );
  expect(ledger.checkpoints.latest()).toMatchObject({ witnessed: false });
  await witnessing.stop();
});

test('a defect ends it and is told', async () => {
  using world = shown(() => {
    throw new Error('a defect');
  });
  world.ledger.outbox.acknowledge(2);
  const ended = world.witnessing.ended.catch((error: unknown) => error);
  world.clock.next();
  expect(await ended).toEqual(new Error('a defect'));
});
