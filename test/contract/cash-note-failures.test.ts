import { expect, test } from 'vitest';

import { wait } from '#contract/clock.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { complains, played, wanted } from './cash-failures.ts';
import type { Failures, Paying } from './cash-failures.ts';

const ROUTE = 154;

const routes = ({ journal }: Paying) => journal.routes.map(({ outcome }) => outcome);

/** Puts a note in and waits until the driver has ordered its route. */
async function routed(bench: CashBench, pays: Paying): Promise<void> {
  const ordered = Promise.withResolvers<undefined>();
  const stop = pays.machine.subscribe((event) => {
    if (event.type === 'command' && event.header === ROUTE) ordered.resolve(undefined);
  });
  await pays.open(1000);
  pays.machine.insertNote(1000);
  await bench.settle(ordered.promise);
  stop();
}

/** The rows of the failure table that are about notes. */
const ROWS: Failures = [
  [
    '5. a note in escrow when the visit is given up: returned, 0 yen',
    {
      play: async (pays) => {
        await pays.open(1000);
        pays.machine.insertNote(1000);
        await pays.fix();
        await pays.until(() => pays.machine.truth().gotBack === 1000);
        await pays.until(() => routes(pays)[0] !== undefined);
        expect(routes(pays)).toEqual([{ status: 'returned' }]);
      },
      bounds: [0, 0],
    },
  ],
  [
    '6. the answer to "stack" is lost: asked once, and the event decides',
    {
      play: async (pays) => {
        pays.machine.loseReplies(1, ROUTE);
        await pays.note();
        expect(routes(pays)).toEqual([{ status: 'stacked' }]);
      },
      bounds: [1000, 1000],
    },
  ],
  [
    '6. "stack" itself is lost: not asked again; the validator gives the note back by itself, and that decides',
    {
      play: async (pays) => {
        pays.machine.loseCommands(1, ROUTE);
        await pays.open(1000);
        pays.machine.insertNote(1000);
        await pays.until(() => routes(pays)[0] !== undefined);
        expect(routes(pays)).toEqual([{ status: 'returned' }]);
      },
      bounds: [0, 0],
    },
  ],
  [
    '7. a note jams where nobody can get at it: credited, and staff are called',
    {
      play: async (pays) => {
        pays.machine.jamNote('safe');
        await pays.note();
        expect(routes(pays)).toEqual([{ status: 'stacked' }]);
      },
      bounds: [1000, 1000],
      faults: ['noteJam/staff'],
    },
  ],
  [
    '8. a note jams in the mouth, and the resident pulls it out: no credit, in doubt for staff to decide',
    {
      play: async (pays, { bench }) => {
        pays.machine.jamNote('mouth');
        await routed(bench, pays);
        await pays.until(() => complains(bench, 'noteJam'));
        pays.machine.pullNote();
        expect(pays.machine.truth().gotBack).toBe(1000);
        expect(routes(pays)).toMatchObject([{ status: 'unknown', cause: 'note-validator.6' }]);
        await pays.until(() => !complains(bench, 'noteJam'));
      },
      bounds: [0, 1000],
    },
  ],
  [
    '8. a note jams half in the stacker: no credit, in doubt for staff to decide',
    {
      play: async (pays, { bench }) => {
        pays.machine.jamNote('stacker');
        await routed(bench, pays);
        await pays.until(() => complains(bench, 'noteJam'));
        expect(routes(pays)).toMatchObject([{ status: 'unknown', cause: 'note-validator.7' }]);
        expect(pays.machine.takes(1000)).toBe(false);
      },
      bounds: [0, 1000],
      faults: ['noteJam/staff'],
    },
  ],
  [
    '9. the power fails between escrow and stacker: the life counter decides that it was stacked',
    {
      play: async (pays, { bench }) => {
        await routed(bench, pays);
        pays.machine.cutPower();
        pays.machine.restorePower();
        await pays.until(() => routes(pays)[0] !== undefined);
        expect(routes(pays)).toEqual([{ status: 'stacked' }]);
      },
      bounds: [1000, 1000],
    },
  ],
  [
    '9. the same without a life counter: in doubt up to the note',
    {
      build: { lacks: [225] },
      play: async (pays, { bench }) => {
        await routed(bench, pays);
        pays.machine.cutPower();
        pays.machine.restorePower();
        await pays.until(() => routes(pays)[0] !== undefined);
        expect(routes(pays)).toMatchObject([{ status: 'unknown' }]);
      },
      bounds: [0, 1000],
    },
  ],
  [
    '9. the power fails with a note stuck on its way: the life counter knows nothing of it, the self-check does',
    {
      play: async (pays, { bench, clock }) => {
        pays.machine.jamNote('safe');
        await routed(bench, pays);
        pays.machine.loseReplies(3, 159);
        await bench.settle(wait(clock, 1_600));
        pays.machine.restart('noteValidator');
        await pays.until(() => routes(pays)[0] !== undefined);
        expect(routes(pays)).toMatchObject([{ status: 'unknown', cause: 'note-validator.jam-after-reset' }]);
      },
      bounds: [0, 1000],
      faults: ['noteJam/staff'],
    },
  ],
  [
    '10. the core dies while a note is on its way: the route is settled by what became of it',
    {
      play: async (pays, { bench }) => {
        await routed(bench, pays);
        await bench.kill();
        expect(await bench.start()).toMatchObject({ value: { settled: 1, doubts: [] } });
        expect(routes(pays)).toEqual([{ status: 'stacked' }]);
      },
      bounds: [1000, 1000],
    },
  ],
  [
    'a stacker that is full takes no more notes, until it has been emptied; coins go on',
    {
      play: async (pays, { bench }) => {
        await pays.open(1000);
        pays.machine.fillStacker();
        await pays.until(() => complains(bench, 'stackerFull'));
        await pays.until(() => pays.machine.takes(100) && !pays.machine.takes(1000));
        pays.machine.emptyStacker();
        await pays.note();
      },
      bounds: [1000, 1000],
    },
  ],
];

test.each(ROWS)('%s', async (_, row) => {
  expect(await played(row)).toMatchObject(wanted(row));
});
