import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { signedEdition } from '#center/calls/config.ts';
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
const installed = { version: townVersion(FIRST), town: FIRST, site };
const NOW = Date.parse('2026-11-25T12:00+09:00');

/** The town with another help desk at each site, decided at a minute of one morning. */
const decided = (helpDesk: string, minute = Number(helpDesk)): Town => ({
  ...FIRST,
  decided: `2026-11-25T09:0${minute}`,
  sites: FIRST.sites.map((one) => ({ ...one, helpDesk })),
});

const edition = (town: Town, key = document): SignedTown => signedEdition(town, key);

function opened(folder = mkdtempSync(join(tmpdir(), 'mado-town-'))) {
  const raised: Event[] = [];
  const file = join(folder, 'town-edition.json');
  const towns = openTowns({
    file,
    installed,
    townKey,
    events: { raise: (event) => raised.push(event) },
    clock: { now: () => NOW },
  });
  return { towns, raised, file, folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test('what the center signs comes into force between visits, and outlives a restart', () => {
  using terminal = opened();
  const { towns, raised, folder } = terminal;
  towns.take(edition(decided('1')));
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
const without: Town = { ...decided('3'), sites: FIRST.sites.map((one) => ({ ...one, id: `x-${one.id}` })) };
const newer = { ...decided('3'), decidedIn: 2030 };

test.each<[string, SignedTown, string]>([
  ['changed on the way', spoilt(edition(decided('1', 3))), 'badSignature'],
  ['signed by another key', edition(decided('1', 3), other), 'badSignature'],
  ['of a later shape', edition(newer), 'unknownShape'],
  ['that does not know this place', edition(without), 'withoutThisSite'],
  ['that was decided before', edition(decided('1')), 'older'],
  ['of the same time that says something else', edition(decided('3', 2)), 'sameTime'],
  ['of years ahead', edition({ ...decided('3'), decided: '2036-01-01T00:00' }), 'future'],
  ['that is the same again', edition(decided('2')), 'older'],
])('an edition %s is told once and changes nothing', (_, signed, reason) => {
  using terminal = opened();
  const { towns, raised, folder } = terminal;
  towns.take(edition(decided('2')));
  towns.betweenVisits();
  raised.length = 0;
  towns.take(signed);
  towns.take(signed);
  expect(towns.betweenVisits().site.helpDesk).toBe('2');
  expect(raised).toEqual([{ id: 'town.refused', reason }]);
  expect(opened(folder).towns.now().site.helpDesk).toBe('2');
});

test('of two centers with different files the later decision stays, whichever is asked last', () => {
  using terminal = opened();
  const { towns, raised } = terminal;
  for (const helpDesk of ['1', '2', '1', '2', '1']) {
    towns.take(edition(decided(helpDesk)));
    towns.betweenVisits();
  }
  expect(towns.now().site.helpDesk).toBe('2');
  expect(raised.map(({ id }) => id)).toEqual(['town.adopted', 'town.adopted', 'town.refused']);
});

test('what is installed later than it was fetched is in force, without an alarm', () => {
  using terminal = opened();
  writeFileSync(terminal.file, JSON.stringify(edition({ ...decided('1'), decided: '2020-01-01T00:00' })));
  const again = opened(terminal.folder);
  expect(again.towns.now()).toBe(installed);
  expect(again.raised).toEqual([]);
});

test('a clock that was put back at a start takes nothing away', () => {
  using terminal = opened();
  writeFileSync(terminal.file, JSON.stringify(edition({ ...decided('9'), decided: '2027-11-25T09:00' })));
  expect(opened(terminal.folder).towns.now().site.helpDesk).toBe('9');
});

test('an edition that the disk does not take is told once, and the last good one stays in force', () => {
  using terminal = opened();
  const { towns, raised } = terminal;
  mkdirSync(`${terminal.file}.new`);
  towns.take(edition(decided('2')));
  towns.take(edition(decided('2')));
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
  const answers: ConfigReply[] = [{ answer: 'same' }, { answer: 'edition', ...edition(decided('1')) }];
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
