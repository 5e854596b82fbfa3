import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { config } from '#center/calls/config.ts';
import type { ConfigReply, SignedTown } from '#contract/center.ts';
import type { Event } from '#contract/events.ts';
import { err, ok } from '#contract/result.ts';
import { HandClock, settled } from '#contract/testing/hand-clock.ts';
import { townVersion } from '#contract/town-version.ts';
import { Town } from '#contract/town.ts';

import { keepUpWithTown } from '#main/town/keep-up.ts';
import { openTowns } from '#main/town/towns.ts';

const source: unknown = JSON.parse(
  readFileSync(new URL('../../resources/town/town.json', import.meta.url), 'utf8'),
);
const FIRST = Town.parse(source);
const [site] = FIRST.sites;
if (!site) throw new Error('a town without sites');
const { privateKey: document, publicKey: townKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').privateKey;
const keys = { document, person: Buffer.alloc(32) };
const installed = { version: townVersion(FIRST), issued: 0, town: FIRST, site };

/** The town with another help desk at each site. */
const decided = (helpDesk: string): Town => ({
  ...FIRST,
  sites: FIRST.sites.map((one) => ({ ...one, helpDesk })),
});

/** What the center signs at a time; `clock` in minutes after an epoch of its own. */
function edition(town: Town, minute: number, key = document): SignedTown {
  const clock = new HandClock(Date.UTC(2026, 10, 25, 0, minute));
  const reply = config({ town, keys: { ...keys, document: key }, clock }, {});
  if (!reply.ok || reply.value.answer !== 'edition') throw new Error('no edition');
  return { body: reply.value.body, signature: reply.value.signature };
}

function opened(folder = mkdtempSync(join(tmpdir(), 'mado-town-'))) {
  const raised: Event[] = [];
  const file = join(folder, 'town-edition.json');
  const towns = openTowns({ file, installed, townKey, events: { raise: (event) => raised.push(event) } });
  return { towns, raised, file, folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test('what the center signs comes into force between visits, and outlives a restart', () => {
  using terminal = opened();
  const { towns, raised, folder } = terminal;
  towns.take(edition(decided('1'), 1));
  expect(towns.now().site.helpDesk).toBe(site.helpDesk);
  expect(towns.fetched()).toBe(townVersion(decided('1')));
  expect(towns.betweenVisits().site.helpDesk).toBe('1');
  expect(towns.now().site.helpDesk).toBe('1');
  expect(raised).toEqual([{ id: 'town.adopted', version: townVersion(decided('1')) }]);
  expect(opened(folder).towns.now().site.helpDesk).toBe('1');
});

const spoilt = (signed: SignedTown): SignedTown => ({
  ...signed,
  body: Buffer.from(Buffer.from(signed.body, 'base64').toString().replace('"1"', '"9"')).toString('base64'),
});
const without: Town = { ...FIRST, sites: FIRST.sites.map((one) => ({ ...one, id: `x-${one.id}` })) };
const newer = { ...FIRST, decidedIn: 2030 };

test.each<[string, SignedTown, string]>([
  ['changed on the way', spoilt(edition(decided('1'), 3)), 'badSignature'],
  ['signed by another key', edition(decided('1'), 3, other), 'badSignature'],
  ['of a later shape', edition(newer, 3), 'unknownShape'],
  ['that does not know this place', edition(without, 3), 'withoutThisSite'],
  ['that is older', edition(decided('1'), 1), 'older'],
  ['that is the same again', edition(decided('2'), 2), 'older'],
])('an edition %s is told once and changes nothing', (_, signed, reason) => {
  using terminal = opened();
  const { towns, raised, folder } = terminal;
  towns.take(edition(decided('2'), 2));
  towns.betweenVisits();
  raised.length = 0;
  towns.take(signed);
  towns.take(signed);
  expect(towns.betweenVisits().site.helpDesk).toBe('2');
  expect(raised).toEqual([{ id: 'town.refused', reason }]);
  expect(opened(folder).towns.now().site.helpDesk).toBe('2');
});

test('an edition that the disk does not take is told once, and the last good one stays in force', () => {
  using terminal = opened();
  const { towns, raised } = terminal;
  mkdirSync(`${terminal.file}.new`);
  towns.take(edition(decided('2'), 2));
  towns.take(edition(decided('2'), 2));
  expect(towns.betweenVisits()).toBe(installed);
  expect(raised).toEqual([{ id: 'town.refused', reason: 'notKept' }]);
});

test.each(['', 'half a fi', '{"body":"AAAA","signature":"AAAA"}'])(
  'where what was kept is unusable (%j), what was installed is in force',
  (text) => {
    using terminal = opened();
    writeFileSync(terminal.file, text);
    const again = opened(terminal.folder);
    expect(again.towns.now()).toBe(installed);
    expect(again.raised).toEqual([{ id: 'town.refused', reason: expect.any(String) }]);
  },
);

test('the center is asked once a minute, also when it does not answer, until the terminal stops', async () => {
  using terminal = opened();
  const { towns } = terminal;
  const clock = new HandClock();
  const asked: string[] = [];
  const answers: ConfigReply[] = [{ answer: 'same' }, { answer: 'edition', ...edition(decided('1'), 1) }];
  const upkeep = keepUpWithTown({
    towns,
    clock,
    center: {
      config: async (version) => {
        asked.push(version);
        const reply = answers[asked.length - 2];
        return Promise.resolve(reply ? ok(reply) : err({ code: 'offline', who: 'technician' }));
      },
    },
  });
  await settled();
  await clock.pass(180_000);
  const [before, after] = [installed.version, townVersion(decided('1'))];
  expect(asked).toEqual([before, before, before, after]);
  await upkeep.stop();
  expect(clock.timers).toBe(0);
});
