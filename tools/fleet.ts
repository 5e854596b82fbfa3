import { parseArgs } from 'node:util';

import { z } from 'zod';

import { whyNoPostgres } from '../test/peers/postgres.ts';
import { simulate } from './fleet/simulate.ts';

/**
 * `npm run fleet -- --terminals 1000 --days 30`: a month of a fleet, in minutes. Real sync clients, real centers, PostgreSQL, and
 * every mishap of a network. Ends with 1 if anything was lost, came twice or does not hang together.
 */
const { values } = parseArgs({
  options: {
    terminals: { type: 'string', default: '1000' },
    days: { type: 'string', default: '30' },
    events: { type: 'string', default: '20' },
    centers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const number = (most: number) => z.coerce.number().int().min(1).max(most);
const options = z
  .object({
    terminals: number(1000),
    days: number(366),
    events: number(10_000),
    centers: number(8),
    seed: number(1_000_000),
  })
  .parse(values);

const missing = whyNoPostgres();
if (missing === undefined) await run();
else {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { terminals, days, events, centers, seed } = options;
  say(`${terminals} terminals, ${days} days, ${events} events a day each, ${centers} centers, seed ${seed}`);
  const report = await simulate({ ...options, told: (day) => process.stderr.write(`\rday ${day} `) });
  process.stderr.write('\r');
  const { lagMinutes: lag, mishaps } = report;
  say(
    `throughput   ${Math.round(report.eventsPerSecond)} events a second (${report.kept} in ${report.seconds.toFixed(0)} s)`,
  );
  say(
    `lag          half within ${lag.p50.toFixed(0)} min, 99 % within ${(lag.p99 / 60).toFixed(1)} h, all within ${(lag.max / 60).toFixed(1)} h of simulated time`,
  );
  say(
    `mishaps      ${Object.entries(mishaps)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );
  say(
    `losses       ${report.lost} of ${report.written}; twice ${report.twice}; broken chains ${report.brokenChains}; alarms ${report.alarms}`,
  );
  const sound = report.lost + report.twice + report.brokenChains + report.alarms + mishaps.conflicts === 0;
  if (values.json) say(JSON.stringify({ ...options, ...report, sound }));
  process.exitCode = sound ? 0 : 1;
}
