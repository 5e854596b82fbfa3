import { expect, test } from 'vitest';

import { HeartbeatRequest } from '#contract/heartbeat.ts';

import type { FleetLine } from '../store/fleet.ts';
import { LIMITS, lasting, watched } from './watch.ts';

const NOW = Date.parse('2026-11-24T10:00:00+09:00');

const well = {
  terminal: 't',
  site: 'main',
  build: '1.0.0',
  at: NOW,
  state: 'ready',
  paper: 'ok',
  toner: 'ok',
  change: 'ok',
  toCollect: 0,
  faults: [],
  inDoubt: 0,
  unsent: 0,
  oldestUnsent: null,
  ledger: 'ok',
};

function line(changes: object = {}, about: Partial<FleetLine> = {}): FleetLine {
  const body = HeartbeatRequest.parse({ ...well, ...changes });
  return { id: 't', seen: NOW, received: NOW, body, alarms: 0, ...about };
}

const judged = (one: FleetLine, now = NOW) => {
  const [first] = watched([one], now);
  return {
    standing: first?.standing,
    concerns: first?.concerns.map(({ when, what, who }) => [when, what, who]),
  };
};

test('a terminal that is well is no concern, outside its hours, too', () => {
  expect(judged(line())).toEqual({ standing: 'good', concerns: [] });
  expect(judged(line({ state: 'closed' }))).toEqual({ standing: 'good', concerns: [] });
});

test.each([
  [{ paper: 'out' }, 'now', '用紙切れ', 'staff'],
  [{ paper: 'low' }, 'soon', '用紙が残りわずか', 'staff'],
  [{ toner: 'out' }, 'now', 'トナー切れ', 'staff'],
  [{ change: 'none' }, 'now', '釣銭切れ', 'staff'],
  [{ change: 'exact' }, 'now', '釣銭不足(ちょうどの額のみ)', 'staff'],
  [{ change: 'low' }, 'soon', '釣銭が残りわずか', 'staff'],
  [{ toCollect: LIMITS.collectYen }, 'soon', '現金 100,000円の回収', 'collector'],
  [{ inDoubt: 2 }, 'now', '確認が必要な取引 2件', 'staff'],
  [{ state: 'locked' }, 'now', '紙の確認を待っています', 'staff'],
  [{ state: 'out' }, 'now', '利用できません', 'technician'],
  [{ ledger: 'warn' }, 'now', '記録を書く場所が残りわずか', 'technician'],
  [{ faults: [{ device: 'x', code: 'y', who: 'technician' }] }, 'now', 'x/y', 'technician'],
  [
    { unsent: 9, oldestUnsent: NOW - LIMITS.unsentMs - 1 },
    'soon',
    '未送信の記録が1日たまっています',
    'technician',
  ],
  [{ at: NOW - LIMITS.clockMs - 1 }, 'soon', '時計のずれ 2分', 'technician'],
])('%o: %s', (changes, when, what, who) => {
  expect(judged(line(changes))).toEqual({ standing: when, concerns: [[when, what, who]] });
});

test.each([
  { toCollect: LIMITS.collectYen - 1 },
  { unsent: 9, oldestUnsent: NOW - LIMITS.unsentMs },
  { at: NOW - LIMITS.clockMs },
  { paper: 'unknown', toner: 'unknown' },
])('%o is no concern yet', (changes) => {
  expect(judged(line(changes)).standing).toBe('good');
});

test('a fault is told in the words that the terminal shows', () => {
  const faults = [{ device: 'printer', code: 'jam', who: 'staff' }];
  expect(judged(line({ state: 'out', faults })).concerns).toEqual([['now', '紙がつまりました', 'staff']]);
});

test('five minutes without a heartbeat are silence, however well the last one was', () => {
  expect(judged(line(), NOW + LIMITS.silentMs).standing).toBe('good');
  expect(judged(line(), NOW + LIMITS.silentMs + 1)).toEqual({
    standing: 'silent',
    concerns: [['now', '5分、連絡がありません', 'technician']],
  });
});

test('a terminal that never reported is new, and its alarms show all the same', () => {
  const fresh = { id: 't', seen: null, received: null, body: null, alarms: 1 };
  expect(judged(fresh)).toEqual({
    standing: 'new',
    concerns: [['now', '監査記録の警報 1件', 'technician']],
  });
});

test('the build that most run is the usual one; another stands out', () => {
  const builds = ['1.0.0', '1.0.0', '0.9.0'].map((build) => line({ build }));
  expect(watched(builds, NOW).map(({ standing }) => standing)).toEqual(['good', 'good', 'soon']);
});

test.each([
  [1, '1分'],
  [59 * 60_000, '59分'],
  [60 * 60_000, '1時間'],
  [48 * 60 * 60_000, '2日'],
])('%i ms are %s', (ms, text) => {
  expect(lasting(ms)).toBe(text);
});
