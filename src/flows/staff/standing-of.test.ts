import { expect, test } from 'vitest';

import type { StaffRole } from '#contract/staff-task.ts';
import type { CashFaultCode } from '#devices/cash/port.ts';
import texts from '#resources/texts/staff.ja.json' with { type: 'json' };

import { WELL } from '../testing/all-well.ts';
import { READY_CASH } from '../testing/ready-cash.ts';
import { partsOf, standingOf } from './standing-of.ts';
import type { Sighting } from './standing-of.ts';

const todo = (seen: Partial<Sighting>, role: StaffRole = 'manager') =>
  standingOf({ ...WELL, ...seen }, role).todo;

test('while all is well there is nothing to do', () => {
  expect(todo({})).toEqual([]);
});

test.each<readonly [string, Partial<Sighting>, ReturnType<typeof todo>]>([
  [
    'a card on the reader',
    { card: { ...WELL.card, media: 'present' } },
    [{ what: 'card.cardLeft', task: 'cardLeft' }],
  ],
  ['no reader', { card: { ...WELL.card, device: 'noReader' } }, [{ what: 'card.noReader', task: null }]],
  [
    'a full box',
    { cash: { ...READY_CASH, faults: [{ code: 'cashboxFull', who: 'staff' }] } },
    [{ what: 'coins.cashboxFull', task: 'collect' }],
  ],
  [
    'a jammed hopper',
    { cash: { ...READY_CASH, faults: [{ code: 'hopperJam', who: 'staff' }] } },
    [{ what: 'coins.hopperJam', task: 'count' }],
  ],
  [
    'units that were left open',
    { cash: { ...READY_CASH, faults: [{ code: 'unitsOpen', who: 'staff' }] } },
    [{ what: 'coins.unitsOpen', task: 'count' }],
  ],
  [
    'a hopper or a note validator that is silent',
    { cash: { ...READY_CASH, faults: [{ code: 'offline', who: 'technician' }] } },
    [{ what: 'coins.partSilent', task: null }],
  ],
  [
    'two hoppers that run low, said once',
    {
      cash: {
        ...READY_CASH,
        units: [
          { unit: 'hopper:10', count: 3, accuracy: 'accurate', replenishment: 'low' },
          { unit: 'hopper:50', count: 2, accuracy: 'accurate', replenishment: 'low' },
        ],
      },
    },
    [{ what: 'hopper.low', task: 'float' }],
  ],
  [
    'a count that nobody vouches for',
    {
      cash: {
        ...READY_CASH,
        units: [{ unit: 'hopper:10', count: 90, accuracy: 'unknown', replenishment: 'ok' }],
      },
    },
    [{ what: 'hopper.recount', task: 'count' }],
  ],
  [
    'paper that runs out',
    { printer: { ...WELL.printer, notices: ['media-low-warning'] } },
    [{ what: 'printer.paperLow', task: 'paperRefill' }],
  ],
  ['a full disk', { pressure: 'stop' }, [{ what: 'disk.full', task: null }]],
  ['money in doubt', { doubts: 1 }, [{ what: 'doubts', task: 'doubts' }]],
  ['a stop', { stopped: 'today' }, [{ what: 'stopped', task: 'reopen' }]],
  ['toner that was never looked at', { calibration: 'never' }, [{ what: 'calibration', task: 'testPrint' }]],
  [
    'a choice of patch that was lost',
    { calibration: 'damaged' },
    [{ what: 'calibrationDamaged', task: 'testPrint' }],
  ],
])('%s: what, and the task for it', (_name, seen, expected) => {
  expect(todo(seen)).toEqual(expected);
});

test('what stops the terminal comes before what will', () => {
  const jam = { ...WELL.printer, device: 'blocked', fault: { code: 'jam', who: 'staff' } } as const;
  expect(todo({ exit: 'paper', printer: jam }).map(({ what }) => what)).toEqual([
    'printer.jam',
    'tray.paper',
  ]);
});

test('somebody whose role may not put it right is told to call', () => {
  expect(todo({ doubts: 1 }, 'maintenance')).toEqual([{ what: 'doubts', task: null }]);
});

test('cash devices that are away say nothing about their coins', () => {
  const away = partsOf({ ...WELL, cash: { ...READY_CASH, device: 'offline' } });
  expect(away.filter(({ part }) => part.startsWith('hopper')).map(({ light }) => light)).toEqual(
    Array.from({ length: 4 }, () => 'unknown'),
  );
});

test.each<CashFaultCode>([
  'coinJam',
  'noteJam',
  'hopperJam',
  'cashboxFull',
  'stackerFull',
  'unitsOpen',
  'offline',
  'wrongDevice',
  'cipherHopper',
  'deviceFault',
])('%s of one cash device is never all green', (code) => {
  const parts = partsOf({ ...WELL, cash: { ...READY_CASH, faults: [{ code, who: 'staff' }] } });
  const bad = parts.filter(({ light }) => light === 'bad');
  expect(bad).toHaveLength(1);
  expect(Object.keys(texts.state)).toContain(bad[0]?.state);
});
