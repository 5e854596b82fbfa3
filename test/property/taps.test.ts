import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { Frame } from '#contract/screen.ts';
import { Rehearsal } from '#flows/testing/visit.ts';

import { mend, steps } from './tap-steps.ts';
import type { Step } from './tap-steps.ts';

const RUNS = Number(process.env['MADO_TAP_RUNS'] ?? 300);
const SEED = Number(process.env['MADO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Longer than any patience or deadline of the flow. */
const LONG_MS = 2_000_000;

test(
  `whatever is tapped and whatever fails, nobody loses money or gets another's paper (MADO_SEED=${SEED})`,
  { timeout: 300_000 },
  async () => {
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: RUNS, seed: SEED });
  },
);

async function play(does: readonly Step[]): Promise<void> {
  const visit = new Rehearsal();
  const { desk, flow } = visit;
  const undrawable: unknown[] = [];
  flow.subscribe(() => {
    if (!Frame.safeParse(flow.frame()).success) undrawable.push(flow.frame());
  });
  await visit.start();
  for (const step of does) await step.does(visit);
  mend(desk);
  await desk.clock.pass(LONG_MS);

  expect(undrawable).toEqual([]);
  const halted = visit.name === 'outOfService';
  expect(['idle', 'outOfService']).toContain(visit.name);
  expect(desk.ended.length).toBeGreaterThanOrEqual(desk.visits.length - (halted ? 1 : 0));
  const settled = desk.visits.slice(0, desk.ended.length);
  expect(settled.filter((each) => desk.held(each) !== 0)).toEqual([]);

  expect(desk.sent.filter(({ personKey, meantFor }) => personKey !== meantFor)).toEqual([]);
  expect(desk.sent.filter(({ held, fee }) => held < fee)).toEqual([]);
  expect(new Set(desk.sent.map(({ issue }) => issue)).size).toBe(desk.sent.length);

  const unexpected = desk.raised.filter(({ id }) => id === 'flow.unexpected').length;
  expect(unexpected).toBeLessThanOrEqual(does.reduce((sum, { events }) => sum + events, 0));
}
