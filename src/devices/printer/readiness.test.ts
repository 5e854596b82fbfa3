import { expect, test } from 'vitest';

import type { PrinterView } from './printer-view.ts';
import { assess } from './readiness.ts';

const idle: PrinterView = {
  state: 'idle',
  accepting: true,
  reasons: ['none'],
  upTime: 100,
  lifeCounter: 5,
  name: 'Example',
  counts: 'sheets',
  duplex: false,
  mediaLoaded: true,
  suitable: true,
};

test.each<[string, Partial<PrinterView>, string, string | undefined]>([
  ['idle', {}, 'ready', undefined],
  ['processing', { state: 'processing' }, 'busy', undefined],
  ['warming up', { reasons: ['fuser-warming-up-report'] }, 'wait', undefined],
  ['stopped for no reason', { state: 'stopped' }, 'blocked', 'service'],
  ['stopped and paused', { state: 'stopped', reasons: ['paused'] }, 'blocked', 'held'],
  ['in no known state', { state: 'unknown' }, 'blocked', 'service'],
  ['accepting nothing', { accepting: false }, 'blocked', 'held'],
  ['with no A4', { mediaLoaded: false }, 'blocked', 'mediaEmpty'],
  ['unsuited', { suitable: false }, 'blocked', 'unsupported'],
  ['without up-time', { upTime: undefined }, 'blocked', 'unsupported'],
  ['shutting down', { reasons: ['shutdown'] }, 'offline', 'offline'],
])('a printer %s', (_, change, device, code) => {
  const status = assess({ ...idle, ...change });
  expect([status.device, status.fault?.code]).toEqual([device, code]);
});
