import { basename, dirname } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { readSigned } from './medium.ts';
import { wordsOf } from './refusal.ts';
import { readRoot } from './root.ts';
import { verifyFile } from './verify-file.ts';

/** Where a terminal keeps the list of keys that was put on it by hand. */
const ROOT = '/etc/mado/release-root.json';
const USAGE = `usage: verify-release FILE.deb [--root ${ROOT}] [--model NAME] [--counter N] [--demo] [--json]`;

/**
 * `verify-release FILE.deb`: whether a terminal would take this package. On any machine with Node, also one that has nothing else of
 * Mado. Exit 0 or 1, and 2 where it cannot tell.
 */
export function verifyCommand(args: readonly string[], now: number): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      root: { type: 'string', default: ROOT },
      model: { type: 'string', default: 'mado-t1' },
      processor: { type: 'string', default: process.arch === 'arm64' ? 'arm64' : 'amd64' },
      counter: { type: 'string', default: '0' },
      demo: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || !/^\d+$/.test(values.counter)) return cannotTell(USAGE);
  const anchor = readSigned(dirname(values.root), basename(values.root));
  const root = anchor && readRoot(anchor);
  if (!root?.ok)
    return cannotTell(`${values.root}: is no list of keys; name the one of the terminal with --root`);
  const verified = verifyFile(file, {
    profile: values.demo ? 'demo' : 'production',
    model: values.model,
    processor: values.processor,
    root: root.value,
    had: { counter: Number(values.counter), keys: root.value.release.keys },
    now,
  });
  if (!verified.ok) {
    const { error } = verified;
    say(values.json ? { ok: false, ...error } : `REFUSED  ${file}: ${wordsOf(error)}`);
    return 1;
  }
  const { statement, signers } = verified.value;
  const { version, counter, commit, built, sha256 } = statement;
  say(
    values.json
      ? { ok: true, version, counter, commit, sha256, signers }
      : `GOOD  mado ${version}, counter ${counter}, built ${built.slice(0, 10)} from ${commit.slice(0, 12)}, signed by ${signers.join(' and ')}`,
  );
  return 0;
}

function say(what: string | object): void {
  process.stdout.write(`${typeof what === 'string' ? what : JSON.stringify(what)}\n`);
}

function cannotTell(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}
