import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import type { z } from 'zod';

import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { Terminal } from '#contract/terminal.ts';
import { Town } from '#contract/town.ts';

/** Why a configuration cannot be used: each line names the file, the path in it, and the fix. */
export interface ConfigFault {
  readonly file: string;
  readonly lines: readonly string[];
}

/** Both files, checked, with every path made absolute. */
export interface Config {
  readonly terminal: Terminal;
  readonly town: Town;
  readonly site: Town['sites'][number];
}

/** Loads `terminal.json` and the `town.json` that it names. */
export function loadConfig(path: string): Result<Config, ConfigFault> {
  const terminal = readJson(path, Terminal);
  if (!terminal.ok) return terminal;
  const rooted = withAbsolutePaths(terminal.value, dirname(resolve(path)));
  const town = readJson(rooted.town, Town);
  if (!town.ok) return town;
  const site = town.value.sites.find(({ id }) => id === rooted.site);
  if (!site) {
    const known = town.value.sites.map(({ id }) => id).join(', ');
    return err({ file: path, lines: [`site: ${rooted.town} has no site of this id; use one of: ${known}`] });
  }
  return ok({ terminal: rooted, town: town.value, site });
}

function readJson<T extends z.ZodType>(file: string, schema: T): Result<z.infer<T>, ConfigFault> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    return err({
      file,
      lines: [`cannot be read (${errorCode(cause)}); check that it exists and who may read it`],
    });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({
      file,
      lines: ['is not JSON; look for a missing comma, quote or bracket, or restore the last good copy'],
    });
  }
  const checked = schema.safeParse(json);
  if (checked.success) return ok(checked.data);
  return err({ file, lines: checked.error.issues.map(asLine) });
}

function asLine(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.') || '(top)';
  if (issue.code === 'unrecognized_keys')
    return `${path}: remove ${issue.keys.join(', ')}; this build does not know it`;
  return `${path}: ${issue.message}`;
}

function withAbsolutePaths(terminal: Terminal, folder: string): Terminal {
  const at = (path: string) => resolve(folder, path);
  return {
    ...terminal,
    town: at(terminal.town),
    data: at(terminal.data),
    ...(terminal.rareMincho === undefined ? {} : { rareMincho: at(terminal.rareMincho) }),
    ...(terminal.speech?.openJtalk === undefined
      ? {}
      : {
          speech: {
            ...terminal.speech,
            openJtalk: {
              dictionary: at(terminal.speech.openJtalk.dictionary),
              voice: at(terminal.speech.openJtalk.voice),
            },
          },
        }),
    ...(terminal.staff === undefined ? {} : { staff: at(terminal.staff) }),
    printer: { ...terminal.printer, ...(terminal.printer.ca && { ca: at(terminal.printer.ca) }) },
    ...(terminal.receipt?.ca && { receipt: { ...terminal.receipt, ca: at(terminal.receipt.ca) } }),
    card: { ...terminal.card, trust: terminal.card.trust.map(at) },
    ...(terminal.seal && { seal: { trust: at(terminal.seal.trust), anchor: at(terminal.seal.anchor) } }),
    center: {
      ...terminal.center,
      ...(terminal.center.secret !== undefined && { secret: at(terminal.center.secret) }),
      ...(terminal.center.identity !== undefined && { identity: at(terminal.center.identity) }),
      townKey: at(terminal.center.townKey),
    },
  };
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
}
