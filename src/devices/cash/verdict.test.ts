import { expect, test } from 'vitest';

import { verdict } from './verdict.ts';

const SOUND = {
  timedOut: false,
  jammed: false,
  countsLost: false,
  powerLostInPayout: false,
  ciphered: false,
};
const reading = (events: number, paid: number, unpaid: number, dispensed?: number, flags = SOUND) => ({
  status: { events, remaining: 0, paid, unpaid },
  dispensed,
  flags,
});
const order = (events: number, dispensed?: number) => ({ coins: 5, before: { events, dispensed } });
const done = { status: 'done', coins: 5 };
const refused = { status: 'refused', coins: 0 };
const unknown = (cause: string, min = 0, max = 5) => ({ status: 'unknown', min, max, cause });

test.each([
  ['all paid', order(7, 100), reading(8, 5, 0, 105), 'other', done],
  ['all paid, over the wrap', order(255, 100), reading(1, 5, 0, 105), 'other', done],
  ['all paid, over the wrap of the life counter', order(7, 0xfffffe), reading(8, 5, 0, 3), 'other', done],
  ['all paid, without a life counter', order(7), reading(8, 5, 0), 'other', done],
  ['some paid', order(7, 100), reading(8, 2, 3, 102), 'other', { status: 'partial', coins: 2 }],
  ['run but nothing paid', order(7, 100), reading(8, 0, 5, 100), 'other', refused],
  ['never heard', order(7, 100), reading(7, 4, 0, 100), 'other', refused],
  ['refused, and counted all the same', order(7, 100), reading(8, 4, 0, 100), 'nak', refused],
  [
    'refused and counted, without a life counter',
    order(7),
    reading(8, 4, 0),
    'nak',
    unknown('hopper.refused'),
  ],
  ['restarted, life counter', order(7, 100), reading(0, 0, 0, 103), 'other', { status: 'partial', coins: 3 }],
  ['restarted, kept its status', order(7), reading(0, 2, 3), 'other', { status: 'partial', coins: 2 }],
  ['restarted, told nothing', order(7), reading(0, 0, 0), 'other', unknown('hopper.reset')],
  ['restarted at 0, life counter', order(0, 100), reading(0, 0, 0, 105), 'other', done],
  ['at 0, no life counter', order(0), reading(0, 0, 0), 'other', unknown('hopper.reset')],
  [
    'at 0, no life counter, but it knows that its power failed while it paid',
    order(0),
    reading(0, 2, 3, undefined, { ...SOUND, powerLostInPayout: true }),
    'other',
    { status: 'partial', coins: 2 },
  ],
  [
    'counts lost',
    order(7, 9),
    reading(0, 5, 0, 9, { ...SOUND, countsLost: true }),
    'other',
    unknown('hopper.reset'),
  ],
  ['counters at odds', order(7, 100), reading(8, 5, 0, 103), 'other', unknown('hopper.counts-differ', 3, 5)],
  ['more paid than asked', order(7, 100), reading(8, 5, 0, 106), 'other', unknown('hopper.counts-differ')],
  ['somebody else ordered', order(7, 100), reading(10, 5, 0, 105), 'other', unknown('hopper.foreign-events')],
  ['silent', order(7, 100), undefined, 'other', unknown('hopper.silent')],
] as const)('%s', (_, intent, after, answer, expected) => {
  expect(verdict(intent, after, answer)).toEqual(expected);
});
