import { expect, test } from 'vitest';

import { EMPTY_BOARD } from '#contract/board.ts';
import { HeartbeatRequest } from '#contract/heartbeat.ts';
import { TerminalId } from '#contract/ids.ts';
import { HandClock, settled } from '#contract/testing/hand-clock.ts';
import { Screen } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { CashStatus } from '#devices/cash/port.ts';
import type { PrinterStatus } from '#devices/printer/port.ts';

import { heartbeatOf } from './heartbeat.ts';
import type { Standing } from './heartbeat.ts';
import { HEARTBEAT_MS, keepTelling } from './tell.ts';

const idle = Screen.parse({ name: 'idle', offers: [], exactOnly: false, relay: false, board: EMPTY_BOARD });
const out = Screen.parse({ name: 'outOfService', area: 'printer', code: 'jam', who: 'staff' });
const printer: PrinterStatus = { device: 'ready', fault: undefined, notices: [] };
const cash: CashStatus = {
  device: 'ready',
  deposit: 'end',
  faults: [],
  accepting: [100],
  exactOnly: false,
  units: [],
};
const ledger = {
  balance: (account: string) => yen(account === 'cashbox' ? 1_200 : 3_000),
  openDoubts: () => [],
  issues: { unrecovered: () => [] },
  relay: { open: () => [] },
  outbox: { oldest: () => ({ sequence: 7, at: 5_000 }), size: 3, head: 9 },
  pressure: () => 'ok' as const,
};

function told(changes: Partial<Standing> = {}): HeartbeatRequest {
  const standing = {
    terminal: TerminalId.parse('t'),
    site: 'main',
    build: '0.1.0',
    screen: idle,
    printer,
    cash,
    now: 9_000,
  };
  return HeartbeatRequest.parse(heartbeatOf({ ...standing, ledger, ...changes }));
}

test('a terminal that is well', () => {
  expect(told()).toEqual({
    terminal: 't',
    site: 'main',
    build: '0.1.0',
    at: 9_000,
    state: 'ready',
    paper: 'ok',
    toner: 'ok',
    change: 'ok',
    toCollect: 4_200,
    faults: [],
    inDoubt: 0,
    unsent: 3,
    oldestUnsent: 5_000,
    ledger: 'ok',
  });
});

test.each([
  [idle, 'ready'],
  [Screen.parse({ name: 'closed', next: null }), 'closed'],
  [out, 'out'],
  [Screen.parse({ name: 'paperLocked', resident: false, money: false }), 'locked'],
  [Screen.parse({ name: 'staffCode', entered: 0 }), 'locked'],
  [Screen.parse({ name: 'readingCard' }), 'serving'],
])('$name', (screen, state) => {
  expect(told({ screen }).state).toBe(state);
});

test.each<[Partial<PrinterStatus> | undefined, string, string]>([
  [undefined, 'unknown', 'unknown'],
  [{ device: 'offline' }, 'unknown', 'unknown'],
  [{ fault: { code: 'mediaEmpty', who: 'staff' } }, 'out', 'ok'],
  [{ fault: { code: 'tonerEmpty', who: 'staff' } }, 'ok', 'out'],
  [{ notices: ['media-low-warning'] }, 'low', 'ok'],
  [{ notices: ['marker-supply-low-report'] }, 'ok', 'low'],
])('a printer that says %o', (changes, paper, toner) => {
  expect(told({ printer: changes && { ...printer, ...changes } })).toMatchObject({ paper, toner });
});

test.each<[Partial<CashStatus>, string]>([
  [{ device: 'offline' }, 'unknown'],
  [{ accepting: [] }, 'none'],
  [{ exactOnly: true }, 'exact'],
  [{ units: [{ unit: 'hopper:100', count: 2, accuracy: 'accurate', replenishment: 'low' }] }, 'low'],
  [{ units: [{ unit: 'cashbox', count: 0, accuracy: 'accurate', replenishment: 'empty' }] }, 'ok'],
])('cash devices that say %o', (changes, change) => {
  expect(told({ cash: { ...cash, ...changes } }).change).toBe(change);
});

test('what is wrong is told once, by whichever of the two it is known', () => {
  const jammed: PrinterStatus = { device: 'blocked', fault: { code: 'jam', who: 'staff' }, notices: [] };
  const faults = [{ code: 'hopperEmpty', who: 'staff' } as const];
  expect(told({ screen: out, printer: jammed, cash: { ...cash, faults } }).faults).toEqual([
    { device: 'printer', code: 'jam', who: 'staff' },
    { device: 'cash', code: 'hopperEmpty', who: 'staff' },
  ]);
});

test('told once a minute, also after a center that was away, and no more when it is stopped', async () => {
  const clock = new HandClock(0);
  const sent: number[] = [];
  let asked = 0;
  const telling = keepTelling({
    clock,
    standing: () => told({ now: clock.now() }),
    askPrinter: () => {
      asked += 1;
      return Promise.resolve(printer);
    },
    send: ({ at }) => {
      sent.push(at);
      return sent.length === 2 ? Promise.reject(new Error('away')) : Promise.resolve();
    },
  });
  await settled();
  for (let turn = 0; turn < 3; turn += 1) {
    clock.advance(HEARTBEAT_MS);
    await settled();
  }
  expect(sent).toEqual([0, 1, 2, 3].map((turn) => turn * HEARTBEAT_MS));
  expect(asked).toBe(4);
  telling.stop();
  clock.advance(10 * HEARTBEAT_MS);
  await settled();
  expect(sent).toHaveLength(4);
});

test('a printer at work is not asked', async () => {
  const clock = new HandClock(0);
  const sent: string[] = [];
  const telling = keepTelling({
    clock,
    standing: (seen) => told({ screen: Screen.parse({ name: 'readingCard' }), printer: seen }),
    askPrinter: () => Promise.reject(new Error('asked')),
    send: ({ state, paper }) => Promise.resolve(sent.push(`${state} ${paper}`)),
  });
  await settled();
  telling.stop();
  expect(sent).toEqual(['serving unknown']);
});
