import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { originOf, signerOf } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';

import { layoutIn } from './layout.ts';
import { MACHINE } from './on-this-machine.ts';
import { qrLines } from './qr.ts';
import { gatherStatus, linesOf } from './status.ts';
import { statusNote } from '#contract/status-note.ts';
import type { Status } from '#contract/status-note.ts';

/**
 * `mado-status [--json] [--qr] [--config terminal.json]`: which release runs, whether it is whole, and who signed it. `--qr` shows the
 * same as a symbol, signed with the terminal's audit key. Exit 0 when the files are whole and the core answers, else 1.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    qr: { type: 'boolean', default: false },
    config: { type: 'string', default: MACHINE.terminal },
    releases: { type: 'string', default: MACHINE.folder },
  },
});
const Where = z.object({ id: TerminalId, data: z.string(), gateway: z.object({ port: z.int() }) });
const Health = z.object({
  busy: z.nullable(z.string()),
  unsent: z.int(),
  oldestUnsentMs: z.nullable(z.number()),
});

const { id, data, gateway } = Where.parse(JSON.parse(readFileSync(values.config, 'utf8')));
const packaged = resolve(import.meta.dirname, '../..');
const status = gatherStatus({
  layout: layoutIn(values.releases, packaged),
  config: values.config,
  core: await askCore(gateway.port),
  now: Date.now(),
});
const lines = values.json ? [JSON.stringify(status)] : linesOf(status);
process.stdout.write(`${lines.join('\n')}\n`);
if (values.qr) {
  const key = createPrivateKey(readFileSync(join(resolve(dirname(values.config), data), 'audit-key.pem')));
  process.stdout.write(`${qrLines(statusNote(status, signerOf(originOf(id), key))).join('\n')}\n`);
}
process.exitCode = status.damaged === 0 && status.core !== null ? 0 : 1;

async function askCore(port: number): Promise<Status['core']> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    const { oldestUnsentMs, ...rest } = Health.parse(await answer.json());
    return { ...rest, oldestUnsentMs: oldestUnsentMs === null ? null : Math.round(oldestUnsentMs) };
  } catch {
    return null; // it does not run, or it hangs: either way a technician has to look
  }
}
