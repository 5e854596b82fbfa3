import { parseArgs } from 'node:util';

import { z } from 'zod';

import { VISIT_NAMES } from '../test/crash/visit.ts';
import { proveKilled } from './proof/core.ts';
import { proveRandom } from './proof/random.ts';

/**
 * `npm run proof -- [--runs N] [--seed N] [--minutes N]`: random visits with every mishap, cut off after any side effect, each
 * held against the eleven invariants of money. What `--minutes` leaves is played another day: it says with which seed it goes on.
 * `npm run proof -- --core [--visit change|moreChange|note] [--cut N] [--again N] [--pace real|instant] [--stages N]`: visits of the real core
 * between the simulators' processes, killed (SIGKILL) after each numbered side effect.
 * The last line is JSON; it ends with 1 where one did not hold.
 */
const USAGE =
  'npm run proof -- [--runs 100000] [--seed 1] [--minutes 60] | --core [--visit note] [--cut 12]\n';
const Visit = z.enum(VISIT_NAMES);
const positive = z.coerce.number().pipe(z.int().positive());
const Options = z.object({
  runs: positive.default(2_000),
  seed: z.coerce
    .number()
    .pipe(z.int())
    .default(() => Math.floor(Math.random() * 2 ** 31)),
  minutes: positive.optional(),
  core: z.boolean().default(false),
  visit: Visit.optional(),
  cut: positive.optional(),
  again: positive.optional(),
  pace: z.enum(['real', 'instant']).default('real'),
  stages: positive.default(4),
});

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    minutes: { type: 'string' },
    core: { type: 'boolean' },
    visit: { type: 'string' },
    cut: { type: 'string' },
    again: { type: 'string' },
    pace: { type: 'string' },
    stages: { type: 'string' },
  },
});
const options = Options.safeParse(values);
if (!options.success) {
  process.stderr.write(USAGE);
  process.exit(64);
}
const { core, visit, minutes, ...rest } = options.data;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const visits = visit === undefined ? Visit.options : [visit];
const { holds } = await (core
  ? proveKilled({ ...rest, visits, cut: rest.cut, again: rest.again }, say)
  : proveRandom({ ...rest, minutes }, say));
process.exitCode = holds ? 0 : 1;
