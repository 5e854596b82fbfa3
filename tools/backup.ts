import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { originOf, rawKey } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';
import { err } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { auditKeyIn } from '#main/audit/key.ts';
import { loadConfig } from '#main/config/load.ts';

import { backUp, checkBackup } from './backup/back-up.ts';
import type { BackupFacts } from './backup/note.ts';
import { TERMINAL_FILE } from './terminal-file.ts';

const USAGE = `usage: npm run backup -- FOLDER [--keep 14] [--same-medium] [--terminal terminal.json] [--json]
       npm run backup -- --check FILE [--key audit-key.pub.pem --id TERMINAL]`;

/**
 * `npm run backup -- FOLDER`, on a terminal `mado backup FOLDER`: a verified copy of the ledger on a second medium, signed with the
 * terminal's key; `--check` looks at one. Exit 0 or 1.
 */
const text = { type: 'string' } as const;
const yes = { type: 'boolean', default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'string', default: '14' },
    terminal: { type: 'string', default: TERMINAL_FILE },
    check: text,
    key: text,
    id: text,
    'same-medium': yes,
    json: yes,
  },
});
const said = values.check === undefined ? await make(positionals[0]) : check(values.check);
if (!said.ok) process.stderr.write(`${said.error}\n`);
else if (values.json) process.stdout.write(`${JSON.stringify(said.value)}\n`);
else
  process.stdout.write(
    `控え ${said.value.terminal}: ${said.value.bytes} bytes, SHA-256 ${said.value.sha256}\n`,
  );
process.exitCode = said.ok ? 0 : 1;

async function make(folder: string | undefined): Promise<Result<BackupFacts, string>> {
  if (folder === undefined || !/^[1-9]\d{0,3}$/.test(values.keep)) return err(USAGE);
  const config = loadConfig(values.terminal);
  if (!config.ok) return err([config.error.file, ...config.error.lines].join('\n'));
  const { id, data } = config.value.terminal;
  return backUp({
    ledger: join(data, 'ledger.sqlite'),
    terminal: id,
    folder,
    keep: Number(values.keep),
    now: Date.now(),
    signer: existsSync(join(data, 'audit-key.pem')) ? auditKeyIn(data, id).signer : undefined,
    sameMedium: values['same-medium'],
  });
}

function check(file: string): Result<BackupFacts, string> {
  if (values.key === undefined) return checkBackup(file, undefined);
  const id = TerminalId.safeParse(values.id);
  if (!id.success) return err(USAGE);
  const publicKey = rawKey(createPublicKey(readFileSync(values.key, 'utf8')));
  return checkBackup(file, { name: originOf(id.data), publicKey });
}
