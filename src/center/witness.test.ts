import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import { WitnessReply } from '#contract/center.ts';
import type { AuditRecord } from '#contract/center.ts';
import {
  bodyOf,
  cosignedAt,
  originOf,
  rawKey,
  signatureLine,
  signerOf,
  witnessOf,
} from '#contract/checkpoint.ts';

import { chain } from '../../test/support/chain.ts';
import { readingOf } from './testing/reading.ts';
import { MORNING, TERMINALS, TOWN, TOWN_KEY, startCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const [{ id: terminal }] = TERMINALS;
const own = signerOf(originOf(terminal), generateKeyPairSync('ed25519').privateKey);
const other = signerOf(originOf(terminal), generateKeyPairSync('ed25519').privateKey);
const witness = { name: witnessOf(TOWN.municipality.code), publicKey: rawKey(TOWN_KEY) };
const records = chain(terminal, 7);
const ALARMS = 'SELECT sequence, code FROM alarms ORDER BY raised, sequence';

function bodyOver(leaves: readonly AuditRecord[]): string {
  const tree = grown(
    EMPTY_TREE,
    leaves.map(({ hash }) => hash),
  );
  return bodyOf({ origin: originOf(terminal), size: tree.size, root: rootOf(tree) });
}

/** A center that has so many records, and a terminal before it. */
async function after(count: number) {
  const center = await startCenter([]);
  const { call } = terminalAt(center);
  await call('audit', { terminal, records: records.slice(0, count) });
  const show = async (body: string, signer = own) => {
    const checkpoint = `${body}\n${signatureLine(body, signer)}`;
    const key = Buffer.from(signer.publicKey).toString('base64');
    const heard = await call('witness', { terminal, key, checkpoint });
    return WitnessReply.parse(heard.body);
  };
  return { center, call, show, [Symbol.asyncDispose]: () => center[Symbol.asyncDispose]() };
}

function timeUnder(body: string, reply: WitnessReply): number | undefined {
  return reply.answer === 'cosigned' ? cosignedAt(body, reply.cosignature, witness) : undefined;
}

test('the head of the records that arrived is countersigned with the center’s time, again and again the same', async () => {
  await using world = await after(3);
  const { center, show } = world;
  const body = bodyOver(records.slice(0, 3));
  const first = await show(body);
  expect(timeUnder(body, first)).toBe(MORNING / 1000);
  center.clock.time += 60_000;
  expect(await show(body)).toEqual(first);
});

test('the tree goes on from the last one, over a restart', async () => {
  await using world = await after(3);
  const { center, call, show } = world;
  await show(bodyOver(records.slice(0, 3)));
  await center.restart();
  await call('audit', { terminal, records: records.slice(3) });
  const all = bodyOver(records);
  expect(timeUnder(all, await show(all))).toBe(MORNING / 1000);
});

test('records that have not arrived are waited for, without an alarm', async () => {
  await using world = await after(3);
  expect(await world.show(bodyOver(records))).toEqual({ answer: 'behind' });
  using store = readingOf(world.center.database);
  expect(store.count('alarms')).toBe(0);
});

const forked = bodyOver(records.toReversed());
test.each([
  ['signed by another key than the one that came first', bodyOver(records), other, 'otherKey'],
  ['that is older than one that was seen', bodyOver(records.slice(0, 4)), own, 'rewound'],
  ['over another past', forked, own, 'forked'],
])('a checkpoint %s is refused, with one alarm', async (_, body, signer, reason) => {
  await using world = await after(7);
  await world.show(bodyOver(records.slice(0, 5)));
  expect(await world.show(body, signer)).toEqual({ answer: 'refused', reason });
  expect(await world.show(body, signer)).toEqual({ answer: 'refused', reason });
  using store = readingOf(world.center.database);
  expect(store.rows(ALARMS)).toEqual([
    { sequence: Number(body.split('\n')[1]), code: expect.stringMatching(/^checkpoint/) },
  ]);
  const good = bodyOver(records);
  expect(timeUnder(good, await world.show(good))).toBe(MORNING / 1000);
});

test('a checkpoint that its own key did not sign is refused, and the key not kept', async () => {
  await using world = await after(7);
  const { call, show } = world;
  const body = bodyOver(records);
  const key = Buffer.from(own.publicKey).toString('base64');
  const checkpoint = `${body}\n${signatureLine(body, other)}`;
  expect(await call('witness', { terminal, key, checkpoint })).toEqual({
    status: 200,
    body: { answer: 'refused', reason: 'badSignature' },
  });
  expect((await show(body, other)).answer).toBe('cosigned');
});

test.each([
  ['of another terminal', bodyOver(records).replace('demo-01', 'demo-02')],
  ['that is no checkpoint', 'hello\n'],
])('a note %s is a bad request', async (_, body) => {
  await using world = await after(7);
  const key = Buffer.from(own.publicKey).toString('base64');
  const checkpoint = `${body}\n${signatureLine(body, own)}`;
  expect(await world.call('witness', { terminal, key, checkpoint })).toMatchObject({ status: 400 });
});
