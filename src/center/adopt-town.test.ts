import { expect, test } from 'vitest';

import { ConfigReply, TownEdition } from '#contract/center.ts';
import type { Town } from '#contract/town.ts';

import { TOWN, startCenter } from './testing/running-center.ts';
import type { RunningCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const [site] = TOWN.sites;
if (!site) throw new Error('a town without sites');

/** The town as it was decided then, with this help desk. */
const decided = (moment: string, helpDesk: string): Town => ({
  ...TOWN,
  decided: moment,
  sites: [{ ...site, helpDesk }],
});
const older = decided('2026-05-01T09:00', '1');
const newer = decided('2026-06-01T09:00', '2');

/** What a center tells a terminal that has nothing: its help desk, or that there is nothing new. */
async function told(center: RunningCenter): Promise<string | undefined> {
  const { call, place } = terminalAt(center);
  const reply = ConfigReply.parse((await call('config', { terminal: place.terminal })).body);
  if (reply.answer === 'same') return 'nothing new';
  return TownEdition.parse(JSON.parse(Buffer.from(reply.body, 'base64').toString())).town.sites[0]?.helpDesk;
}

test('of two centers on one database, the one with the older decisions does not tell them any more', async () => {
  await using one = await startCenter([], { town: older });
  expect(await told(one)).toBe('1');
  await using two = await startCenter([], { town: newer, database: one.database });
  expect([await told(one), await told(two), await told(one)]).toEqual(['nothing new', '2', 'nothing new']);
});

test('a center that starts again with what it had serves it', async () => {
  await using center = await startCenter([], { town: newer });
  await center.restart();
  expect(await told(center)).toBe('2');
});

test.each<[string, Town, RegExp]>([
  ['older than what was served', older, /decided 2026-05-01T09:00, but those of 2026-06-01T09:00/],
  ['other than what was served under the same time', decided(newer.decided, '3'), /a later "decided"/],
  ['of years ahead', decided('2036-01-01T00:00', '4'), /more than a day ahead/],
])('a center does not start with decisions %s, and says why', async (_, town, why) => {
  await using center = await startCenter([], { town: newer });
  await expect(startCenter([], { town, database: center.database })).rejects.toThrow(why);
  expect(await told(center)).toBe('2');
});
