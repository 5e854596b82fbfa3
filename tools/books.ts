import { join } from 'node:path';

import { machineClock as clock } from '#contract/clock.ts';
import { DatabaseRefusal } from '#ledger/database/refusal.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { loadConfig } from '#main/config/load.ts';
import { randomIds } from '#main/core/desk.ts';
import { claimLedger } from '#main/core/only-one.ts';

import { understand } from './books/arguments.ts';
import type { Asked } from './books/arguments.ts';
import { answer } from './books/answer.ts';
import { REFUSALS } from './books/words.ts';

/**
 * `npm run books -- day 2026-11-25`: the books of a terminal for the people who look after it. Without a staff mode on the screen
 * this is how money is collected, counted, refilled and settled; whoever writes stops the core first.
 */
const asked = understand(process.argv.slice(2), clock.now());
if (asked.ok) await run(asked.value);
else refuse(asked.error);

async function run({ command, terminal: file, json }: Asked): Promise<void> {
  const config = loadConfig(file);
  if (!config.ok) return refuse([config.error.file, ...config.error.lines].join('\n'));
  const { id, data, budget } = config.value.terminal;
  if (command.writes && !(await claimLedger(data))) return refuse(REFUSALS.running);
  try {
    const ledger = openLedger({
      path: join(data, 'ledger.sqlite'),
      terminal: id,
      budget,
      clock,
      ids: randomIds,
    });
    const said = answer(ledger, command);
    ledger.close();
    if (!said.ok) return refuse(said.error);
    for (const line of json ? [JSON.stringify(said.value.json)] : said.value.lines)
      process.stdout.write(`${line}\n`);
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    refuse(`${error.code}: ${error.message}`);
  }
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
