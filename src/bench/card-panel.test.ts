import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { DemoCards, Quirk } from '#contract/cards.ts';
import { machineClock } from '#contract/clock.ts';
import type { CardPort } from '#devices/card/port.ts';
import { openCardReader } from '#devices/card/reader.ts';
import { openVpcd } from '#devices/card/simulator/vpcd.ts';

import type { CardPanel } from './card-panel.ts';
import type { Machines } from './machines.ts';
import { openTestFolder, openTestMachines } from './testing/machines.ts';

const keys = openTestFolder();
let port: CardPort;
let machines: Machines;
let panel: CardPanel;
beforeAll(async () => {
  const vpcd = await openVpcd();
  machines = await openTestMachines({ vpcd: vpcd.port, keys: keys.path });
  panel = machines.card;
  const trust = [readFileSync(join(keys.path, 'ca.pem'), 'utf8')];
  port = openCardReader({ transport: vpcd.transport, trust, clock: machineClock });
});
afterAll(async () => {
  await machines.close();
  await port.close();
  keys.remove();
});

/** Lays a card and answers with what a terminal makes of it: the first fault, or how many tries are left and whether it signs. */
async function meets(id: string, pin = '1234') {
  await lays(id);
  try {
    const accepted = await port.accept();
    if (!accepted.ok) return accepted.error.code;
    const session = accepted.value;
    try {
      const certificate = await session.readCertificate();
      if (!certificate.ok) return certificate.error.code;
      const verified = await session.verifyPin(Buffer.from(pin));
      if (!verified.ok) return verified.error.code;
      return (await session.sign(Buffer.from('nonce'))).ok ? 'signs' : 'does not sign';
    } finally {
      await session.close();
    }
  } finally {
    await lifts();
  }
}

async function lays(id: string): Promise<void> {
  const inserted = seen('inserted');
  await panel.lay(id);
  await inserted;
}

async function lifts(): Promise<void> {
  const removed = seen('removed');
  await panel.lift();
  await removed;
}

function seen(type: 'inserted' | 'removed'): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = port.subscribe((event) => {
      if (event.type !== type) return;
      unsubscribe();
      resolve();
    });
  });
}

const left = (id: string) => panel.view().cards.find((card) => card.id === id)?.triesLeft;

// First, because a PIN that is right gives all tries back.
test.each([
  ['single', 3],
  ['one-try-left', 1],
  ['pin-blocked', 0],
])('%s comes with %i tries', async (id, tries) => {
  await lays(id);
  const session = await port.accept();
  expect(session.ok && (await session.value.triesLeft())).toEqual({ ok: true, value: tries });
  expect(left(id)).toBe(tries);
  if (session.ok) await session.value.close();
  await lifts();
});

/** What each kind of card in cards.json promises. */
const PROMISES: Readonly<Record<Quirk, string>> = {
  'my-number': 'signs',
  expired: 'certificateExpired',
  'pin-blocked': 'pinBlocked',
  'one-try-left': 'signs',
  forged: 'certificateForged',
  unreadable: 'unreadable',
  juki: 'juki',
  licence: 'notMyNumber',
};

test.each(Quirk.options)('a card that is %s keeps its promise', async (quirk) => {
  const card = panel.view().cards.find((known) => known.quirk === quirk);
  expect(await meets(card?.id ?? 'none')).toBe(PROMISES[quirk]);
});

test('a card with one try left is locked by one wrong PIN, and unlocked at the counter', async () => {
  panel.resetTries('one-try-left');
  for (const tries of [2, 1]) {
    expect(await meets('one-try-left', '0000')).toBe('pinWrong');
    expect(left('one-try-left')).toBe(tries);
  }
  expect(await meets('one-try-left', '0000')).toBe('pinBlocked');
  expect(left('one-try-left')).toBe(0);
  expect(await meets('one-try-left')).toBe('pinBlocked');
  panel.resetTries('one-try-left');
  expect(await meets('one-try-left')).toBe('signs');
});

test('says when a PIN is tried, a card is laid or lifted', async () => {
  const views: unknown[] = [];
  const unsubscribe = panel.subscribe(() => views.push([panel.view().onReader, left('single')]));
  await meets('single', '0000');
  unsubscribe();
  expect(views).toEqual([
    ['single', 3],
    ['single', 2],
    [null, 2],
  ]);
});

test('a card that is lifted before it was made is not laid any more', async () => {
  const laying = panel.lay('widow');
  await panel.lift();
  await laying;
  expect(panel.view().onReader).toBeNull();
  expect(port.status().media).toBe('notPresent');
});

test('a card laid where another lies: the first is lifted before', async () => {
  await lays('single');
  const events: string[] = [];
  const unsubscribe = port.subscribe(({ type }) => events.push(type));
  await lays('widow');
  unsubscribe();
  expect(events.filter((type) => type !== 'status')).toEqual(['removed', 'inserted']);
  await lifts();
});

test('the deck has every kind of card', () => {
  const { cards } = DemoCards.parse(JSON.parse(readFileSync('resources/town/cards.json', 'utf8')));
  const kinds = new Set(cards.map(({ card }) => card));
  expect(Quirk.options.filter((quirk) => !kinds.has(quirk))).toEqual([]);
});
