import { randomBytes, scryptSync } from 'node:crypto';

import { expect, test } from 'vitest';

import type { StaffFile } from '#contract/staff-file.ts';

import { CLERK_LIMITS } from './city/desk-door.ts';
import { MORNING, TERMINALS, startCenter } from './testing/running-center.ts';
import type { RunningCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const [{ id: terminal }] = TERMINALS;
const salt = randomBytes(16);
const staff: StaffFile = [
  {
    staff: '1042',
    salt: salt.toString('hex'),
    hash: scryptSync('246810', salt, 32, { N: 32_768, maxmem: 64 * 1024 * 1024 }).toString('hex'),
  },
];
const HEARTBEAT = {
  terminal,
  site: 'main',
  build: '1.0.0+abc',
  at: MORNING,
  state: 'ready',
  paper: 'low',
  toner: 'ok',
  change: 'ok',
  toCollect: 12_300,
  faults: [],
  inDoubt: 0,
  unsent: 0,
  oldestUnsent: null,
  ledger: 'ok',
};

const get = (center: RunningCenter, path: string, headers: Record<string, string> = {}) =>
  fetch(center.url() + path, { redirect: 'manual', headers });

const signIn = (center: RunningCenter, code: string, number = '1042', site = 'same-origin') =>
  fetch(`${center.url()}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
    body: new URLSearchParams({ staff: number, code }),
  });

test('a heartbeat is answered with the time and the version of the town, and shows on the page', async () => {
  await using center = await startCenter([]);
  const { call } = terminalAt(center);
  expect(await call('heartbeat', HEARTBEAT)).toMatchObject({
    status: 200,
    body: { now: '2026-11-24T01:00:00.000Z' },
  });
  const page = await (await get(center, '/fleet')).text();
  for (const text of ['demo-01', '本庁', '用紙が残りわずか', '12,300円', '1.0.0+abc', 'まだ報告がありません'])
    expect(page).toContain(text);
});

test.each([
  ['a name in a free field', { ...HEARTBEAT, build: '見本 太郎' }],
  ['a field of its own', { ...HEARTBEAT, resident: 'x' }],
  [
    'no end of faults',
    { ...HEARTBEAT, faults: Array.from({ length: 17 }, () => ({ device: 'd', code: 'c', who: 'staff' })) },
  ],
])('a heartbeat with %s is refused', async (_what, body) => {
  await using center = await startCenter([]);
  expect((await terminalAt(center).call('heartbeat', body)).status).toBe(400);
});

test('without an account there is only the door, for pages and tables alike', async () => {
  await using center = await startCenter([], { staff });
  for (const path of ['/fleet', '/statistics', '/statistics/bands.csv']) {
    const answer = await get(center, path);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
  }
  expect((await get(center, '/')).status).toBe(404);
  expect(await (await get(center, '/sign-in')).text()).toContain('職員番号');
});

test('who signs in sees the pages until they leave, at any center on the same books', async () => {
  await using center = await startCenter([], { staff });
  const entered = await signIn(center, '246810');
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/fleet']);
  const [given = ''] = entered.headers.getSetCookie();
  expect(given).toMatch(/^mado-clerk=[0-9a-f]{64}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/);
  const cookie = given.split(';')[0] ?? '';
  await center.restart();
  expect((await get(center, '/fleet', { cookie })).status).toBe(200);
  const table = await get(center, '/statistics/bands.csv', { cookie });
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(Buffer.from(await table.arrayBuffer()).subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
  expect((await get(center, '/statistics/nothing.csv', { cookie })).status).toBe(404);
  await fetch(`${center.url()}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  });
  expect((await get(center, '/fleet', { cookie })).status).toBe(303);
});

test('a session ends after eight hours', async () => {
  await using center = await startCenter([], { staff });
  const [given = ''] = (await signIn(center, '246810')).headers.getSetCookie();
  const cookie = given.split(';')[0] ?? '';
  center.clock.time = MORNING + CLERK_LIMITS.signedInMs;
  expect((await get(center, '/fleet', { cookie })).status).toBe(200);
  center.clock.time += 1;
  expect((await get(center, '/fleet', { cookie })).status).toBe(303);
});

test('a form of another site, a stranger and a wrong code are not let in', async () => {
  await using center = await startCenter([], { staff });
  expect((await signIn(center, '246810', '1042', 'cross-site')).status).toBe(404);
  expect((await signIn(center, '246810', '9999')).status).toBe(403);
  const refused = await signIn(center, '111111');
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining('確認できませんでした'),
  ]);
});

test('after five wrong codes the right one is refused as well, over a restart, for a quarter of an hour', async () => {
  await using center = await startCenter([], { staff });
  for (let turn = 0; turn < CLERK_LIMITS.failures; turn += 1) await signIn(center, '111111');
  await center.restart();
  expect((await signIn(center, '246810')).status).toBe(403);
  center.clock.time = MORNING + CLERK_LIMITS.lockedMs;
  expect((await signIn(center, '246810')).status).toBe(303);
  expect((await signIn(center, '246810')).status).toBe(303);
});

test('pages run nothing but their own script, and nothing that a terminal says becomes markup', async () => {
  await using center = await startCenter([]);
  const answer = await get(center, '/fleet');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]{44}'/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
