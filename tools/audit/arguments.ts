import { parseArgs } from 'node:util';

import { z } from 'zod';

import { StaffId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { TERMINAL_FILE } from '../terminal-file.ts';

export const USAGE = `usage: npm run audit -- COMMAND [--terminal terminal.json] [--json], while the terminal is stopped

  export FOLDER --by 1042 --second 1043   書き出し  the audit log onto a removable medium
  delete FILE --by 1042 --second 1043     消去      an export from its medium, when it has been handed over
  receipt FILE --by 1042                  受領      what the center says it has (brought back on the medium)
  register                                使用簿    every export, and whether it was deleted
  key                                     監査鍵    the terminal's public key, for the city's register`;

const Path = z.string().min(1).max(1024);
const two = { by: StaffId, second: StaffId };

const Command = z
  .discriminatedUnion('name', [
    z.strictObject({ name: z.literal('export'), path: Path, ...two }),
    z.strictObject({ name: z.literal('delete'), path: Path, ...two }),
    z.strictObject({ name: z.literal('receipt'), path: Path, by: StaffId }),
    z.strictObject({ name: z.literal('register') }),
    z.strictObject({ name: z.literal('key') }),
  ])
  .refine((command) => !('second' in command) || command.by !== command.second, {
    path: ['second'],
    message: 'two people do this together: name another one',
  });
export type Command = z.infer<typeof Command>;

export interface Asked {
  readonly command: Command;
  /** `terminal.json` */
  readonly terminal: string;
  readonly json: boolean;
}

/** The command line as a command; an error says what to type instead. */
export function understand(args: readonly string[]): Result<Asked, string> {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: text, second: text, terminal: text, json: { type: 'boolean' } },
    });
    const [name, path] = positionals;
    const { by, second, terminal = TERMINAL_FILE, json = false } = values;
    const given = Object.entries({ name, path, by, second }).filter(([, value]) => value !== undefined);
    const read = Command.safeParse(Object.fromEntries(given));
    if (read.success) return ok({ command: read.data, terminal, json });
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') ?? '';
    return err(field === '' || field === 'name' ? USAGE : `${field}: ${issue?.message ?? ''}\n${USAGE}`);
  } catch {
    return err(USAGE);
  }
}
