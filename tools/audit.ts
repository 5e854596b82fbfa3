import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rawKey, witnessOf } from '#contract/checkpoint.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { DatabaseRefusal } from '#ledger/database/refusal.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { auditKeyIn } from '#main/audit/key.ts';
import { loadConfig } from '#main/config/load.ts';
import { randomIds } from '#main/core/desk.ts';
import { claimLedger } from '#main/core/only-one.ts';

import { answer } from './audit/answer.ts';
import { understand } from './audit/arguments.ts';
import type { Asked } from './audit/arguments.ts';

/**
 * `npm run audit -- export /media/usb --by 1042 --second 1043`: the audit log on foot, where the line to the center is down for long,
 * with a register of who carried what and who deleted it.
 */
const asked = understand(process.argv.slice(2));
if (asked.ok) await run(asked.value);
else refuse(asked.error);

async function run({ command, terminal: file, json }: Asked): Promise<void> {
  const config = loadConfig(file);
  if (!config.ok) return refuse([config.error.file, ...config.error.lines].join('\n'));
  const { terminal, town } = config.value;
  const { id, data, budget } = terminal;
  if (!(await claimLedger(data))) return refuse('The terminal is running on this ledger. Stop it first.');
  try {
    const ledger = openLedger({
      path: join(data, 'ledger.sqlite'),
      terminal: id,
      budget,
      clock,
      ids: randomIds,
    });
    const townKey = createPublicKey(readFileSync(terminal.center.townKey));
    const said = answer(
      {
        ledger,
        terminal: id,
        signer: auditKeyIn(data, id).signer,
        center: { name: witnessOf(town.municipality.code), publicKey: rawKey(townKey) },
      },
      command,
    );
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
