import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { sample, string } from 'fast-check';
import { expect, test } from 'vitest';

import { EVENTS } from '#contract/events.ts';
import type { Event } from '#contract/events.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { BUDGET, TERMINAL, countedIds, temporaryFolder } from '#ledger/testing/test-ledger.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { createLog } from '#main/log/log.ts';

const SEED = Number(process.env['MADO_SEED'] ?? 20261201);
const by = '1042';
const visit = 'visit-1';
const copy = (n: number, more: object = {}) => ({
  issue: `issue-${n}`,
  issueNumber: `20261124 ひかり台町 test-01 000${n}`,
  kind: 'ResidentRecord',
  fee: 0,
  ...more,
});
const mark = (counter: number) => ({ epoch: 0, counter });
const coin = { denomination: 100, unit: 'hopper:100' };
const before = { upTime: 1, lifeCounter: 1 };

/**
 * A day at the ledger, call by call, with arguments that make sense: every call that takes a text, in an order in which it gets as far
 * as it can. `@last` is the id that the ledger drew last, `@doubt` and `@owed` what it keeps under a number.
 */
const DAY: readonly (readonly [call: string, ...args: readonly unknown[]])[] = [
  ['visits.begin', visit, 'ja'],
  ['visits.lastAt', visit],
  ['cash.markOf', 'coin-1'],
  [
    'cash.observe',
    { device: 'coin-1', mark: mark(1), visit, credits: [coin, coin, coin, coin, coin], doubts: [] },
  ],
  [
    'cash.observe',
    { device: 'coin-1', mark: mark(2), visit, credits: [], doubts: [{ min: 0, max: 100, cause: 'lost' }] },
  ],
  ['issues.intendDraw', visit, 'request-1', [{ issues: ['issue-1', 'issue-2', 'issue-3'] }]],
  ['issues.settleDraw', 'request-1', [copy(1), copy(2, { exemption: 'zod' }), copy(3)]],
  ['issues.of', visit],
  ['issues.withdraw', 'issue-3'],
  ['prints.intendPrint', { visit, issue: 'issue-1', sheets: 1, before }],
  ['prints.jobCreated', '@last', { id: 7, uuid: 'urn:uuid:0b4b0f5e-2f3f-4b52-8d4c-6a5b0d9f8f2a' }],
  ['prints.jobSending', '@last'],
  ['prints.jobSent', '@last'],
  ['prints.settlePrint', '@last', 'printed', 'completed'],
  ['prints.intendPrint', { visit, issue: 'issue-2', sheets: 1, before }],
  ['prints.settlePrint', '@last', 'unknown', 'jam'],
  ['prints.orphan', 'issue-2'],
  ['prints.orphansGone', ['issue-2']],
  ['issues.recover', 'issue-2', { disposal: 'destroyed', sheets: 1, by }],
  [
    'cash.intendPayout',
    { visit, device: 'hopper-100', coin: 100, coins: 1, before: { events: 1, dispensed: 0 } },
  ],
  ['cash.settlePayout', '@last', { status: 'unknown', min: 0, max: 1, cause: 'silent' }, 'unknown'],
  ['cash.intendRoute', { visit, device: 'note-1', denomination: 1000, to: 'return' }],
  ['cash.settleRoute', '@last', { status: 'unknown', cause: 'silent' }],
  ['cash.beginExchange', by],
  ['cash.endExchange', ['hopper:100'], by],
  ['slips.begin', visit, 'receipt', 'slips'],
  ['slipPrints.intendPrint', { visit, issue: '@last', sheets: 1, before }],
  ['slipPrints.jobCreated', '@last', { id: 8, uuid: 'urn:uuid:1b4b0f5e-2f3f-4b52-8d4c-6a5b0d9f8f2a' }],
  ['slipPrints.jobSending', '@last'],
  ['slipPrints.jobSent', '@last'],
  ['slipPrints.settlePrint', '@last', 'printed', 'completed'],
  ['slipPrints.orphan', 'slip-1'],
  ['slipPrints.orphansGone', ['slip-1']],
  ['forgotten.note', visit, 1],
  ['forgotten.clear', { sheets: 1, disposal: 'destroyed', by }],
  ['staffTries.of', by],
  ['staffTries.failed', by],
  ['staffTries.entered', by],
  ['balanceOf', visit],
  ['payableTo', visit],
  ['givenTo', visit],
  ['relay.intend', { request: 'request-2', slip: '1000015', fee: 100, visit }],
  ['relay.settle', 'request-2', 'unknown'],
  ['relay.in', visit],
  ['relay.withheldFor', visit],
  ['owe', visit, 1, 'hopperEmpty'],
  ['visits.end', visit, 'finished'],
  ['cashier.owed', '@owed'],
  ['cashier.payOwed', '@owed', by],
  ['cashier.load', 100, 5, by],
  ['cashier.takeOut', 100, 1, by],
  ['cashier.count', { unit: 'hopper:100', pieces: { 100: 4 }, by }],
  ['cashier.collect', { unit: 'hopper:100', pieces: { 100: 4 }, sealBag: 'A-17', by }],
  ['cashier.resolve', { doubt: '@doubt', yen: 0, by }],
  ['audit.of', 'visit.begun'],
  ['balance', 'customer'],
  ['report', { name: '2026-11-24', from: 0, to: 1e15 }],
];

/** They take no text, or only what the ledger's own key signed, or are of the ledger's own rooms and only read. */
const WITHOUT_TEXT =
  /^(?:close|cash\.(?:freeFor|exchangeOpen|coinsInCashbox)|slips\.(?:owns|runs|journalOf)|pressure|openDoubts|loadFloat|checkpoints\..+|outbox\..+|audit\.(?:raise|verifyChain|exported)|.+\.(?:open\w*|un\w+|units|coinsIn|trustIn|since|orphans))$/;

/** A function of the ledger by its path. */
function callOf(ledger: object, path: string): { readonly owner: object; readonly call: Function } {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce<unknown>((at, name) => memberOf(at, name), ledger);
  const call = memberOf(owner, last);
  if (typeof call !== 'function' || typeof owner !== 'object' || owner === null)
    throw new Error(`${path} is no call of the ledger`);
  return { owner, call };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function pathsOf(value: object, prefix = ''): readonly string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (typeof member === 'function') return [prefix + name];
    return typeof member === 'object' && member !== null ? pathsOf(member, `${prefix}${name}.`) : [];
  });
}

/** The id that a call answered, if it did. */
function idIn(answer: unknown): string | undefined {
  const id = typeof answer === 'object' ? memberOf(answer, 'slip') : answer;
  return typeof id === 'string' ? id : undefined;
}

function filledIn(
  args: readonly unknown[],
  ids: Readonly<Record<string, string | undefined>>,
): readonly unknown[] {
  const text = JSON.stringify(args, (_, value: unknown) =>
    typeof value === 'string' ? (ids[value] ?? value) : value,
  );
  return JSON.parse(text);
}

/** The same value with one of its texts replaced, once for each text that a person's data could stand in. */
function poisoned(value: unknown, canary: () => string): readonly unknown[] {
  if (typeof value === 'string') return [canary()];
  if (Array.isArray(value))
    return value.flatMap((item, at) =>
      poisoned(item, canary).map((spoilt) =>
        value.map((one: unknown, place) => (place === at ? spoilt : one)),
      ),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    // The number is the center's, under the town's signature.
    name === 'issueNumber' ? [] : poisoned(item, canary).map((spoilt) => ({ ...value, [name]: spoilt })),
  );
}

test(`whatever secret is put into whatever call, none is in the database, its log, the outbox or the log (seed ${SEED})`, () => {
  using folder = temporaryFolder();
  const lines: string[] = [];
  const clock = new HandClock();
  const log = createLog({ clock, write: (line) => lines.push(line) });
  const path = join(folder.path, 'ledger.db');
  const ledger: Ledger = openLedger({
    path,
    terminal: TERMINAL,
    budget: BUDGET,
    clock,
    ids: countedIds(),
    told: log,
  });

  const planted = new Map<string, string>();
  const texts = sample(string({ unit: 'grapheme-composite', minLength: 4, maxLength: 20 }), {
    seed: SEED,
    numRuns: 400,
  });
  const canaryFor = (where: string) => () => {
    const canary = `見本太郎${planted.size}様${texts[planted.size] ?? ''}`;
    planted.set(canary, where);
    return canary;
  };
  /** Why a call was refused. */
  const refusal = (call: () => unknown): unknown => {
    try {
      call();
      return undefined;
    } catch (error) {
      return error;
    }
  };

  const drawn: Record<string, string | undefined> = {};
  for (const [name, ...written] of DAY) {
    const { owner, call } = callOf(ledger, name);
    const kept = { '@doubt': ledger.openDoubts()[0]?.id, '@owed': ledger.cashier.openOwed()[0]?.number };
    const args = filledIn(written, { ...drawn, ...kept });
    for (const spoilt of poisoned(args, canaryFor(name)))
      if (Array.isArray(spoilt)) refusal(() => Reflect.apply(call, owner, spoilt));
    // What makes sense still goes through after all that did not.
    const why = refusal(() => {
      const answer: unknown = Reflect.apply(call, owner, args);
      drawn['@last'] = idIn(answer) ?? drawn['@last'];
    });
    expect([name, why]).toEqual([name, undefined]);
  }
  for (const id of Object.keys(EVENTS)) {
    const good = { id, visit, issue: 'issue-1', code: 'x' };
    const shape = Object.keys(EVENTS[eventIdOf(id)].fields.shape).filter((name) => name !== 'issueNumber');
    for (const name of [...shape, 'surprise'])
      for (const sink of [ledger.audit, log])
        refusal(() =>
          Reflect.apply(callOf(sink, 'raise').call, sink, [{ ...good, [name]: canaryFor(id)() }]),
        );
  }
  const covered = new Set(DAY.map(([name]) => name));
  expect(pathsOf(ledger).filter((name) => !covered.has(name) && !WITHOUT_TEXT.test(name))).toEqual([]);

  const files = readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name)));
  const told = [...lines, JSON.stringify(ledger.outbox.pending(10_000)), ...ledger.audit.exported()].join(
    '\n',
  );
  expect(files.length).toBeGreaterThan(1);
  expect(told).toContain('visit-1');
  expect(files.some((file) => file.includes('visit-1'))).toBe(true);
  const found = [...planted].filter(
    ([canary]) => told.includes(canary) || files.some((file) => file.includes(canary)),
  );
  expect(found).toEqual([]);
  expect(planted.size).toBeGreaterThan(250);
  ledger.close();
});

function eventIdOf(id: string): Event['id'] {
  const found = Object.keys(EVENTS).find((known): known is Event['id'] => known === id);
  if (found === undefined) throw new Error(`${id} is no event`);
  return found;
}
