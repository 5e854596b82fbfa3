import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { z } from 'zod';

import { damageOf } from './damage.ts';
import { identityIn } from './identity.ts';
import { targetOf } from './durable.ts';
import type { Layout } from './layout.ts';
import { readState } from './state.ts';
import type { Status } from '#contract/status-note.ts';

const DAY_S = 24 * 60 * 60;

/** Of terminal.json what tells which machine this is; the core checks all of it. */
const Terminal = z.object({
  id: z.string(),
  town: z.string(),
  card: z.object({ reader: z.object({ transport: z.string() }) }),
  cash: z.object({ address: z.string() }),
  printer: z.object({ uri: z.string() }),
  receipt: z.optional(z.object({ uri: z.string() })),
  keypad: z.optional(z.unknown()),
});

/** Gathers what can be known without the core, and what the core said of itself. Throws where there is no terminal.json. */
export function gatherStatus(options: {
  readonly layout: Layout;
  readonly config: string;
  readonly core: Status['core'];
  /** ms since 1970. */
  readonly now: number;
}): Status {
  const { layout, config, core, now } = options;
  const text = readFileSync(config, 'utf8');
  const terminal = Terminal.parse(JSON.parse(text));
  const town = readFileSync(resolve(dirname(config), terminal.town));
  const home = targetOf(layout.current) ?? layout.packaged;
  const identity = identityIn(home) ?? { version: 'unknown', commit: 'unknown', epoch: 0, counter: 0 };
  const manifest = join(home, 'MANIFEST');
  return {
    terminal: terminal.id,
    at: now,
    version: identity.version,
    commit: identity.commit,
    counter: identity.counter,
    manifest: hash(existsSync(manifest) ? readFileSync(manifest) : ''),
    damaged: damageOf(home).length,
    signers: home === layout.packaged ? [] : readState(layout).signers,
    ageDays: Math.floor((now / 1000 - identity.epoch) / DAY_S),
    configuration: hash(text, town),
    devices: devicesOf(terminal),
    core,
  };
}

/** For people, a line each. */
export function linesOf(status: Status): readonly string[] {
  const { version, commit, counter, damaged, signers, core } = status;
  return [
    `terminal       ${status.terminal}`,
    `release        mado ${version} (counter ${counter}, commit ${commit.slice(0, 12)}), ${status.ageDays} days old`,
    `signed by      ${signers.length === 0 ? 'the package archive (apt)' : signers.join(', ')}`,
    `files          ${damaged === 0 ? 'all as they were released' : `${damaged} NOT as they were released: install the release again`}`,
    `list of files  ${status.manifest}`,
    `configuration  ${status.configuration}`,
    `devices        ${status.devices}`,
    core === null
      ? 'core           DOES NOT ANSWER: systemctl status mado-core'
      : `core           ${core.busy === null ? 'at rest' : `busy (${core.busy})`}`,
    `center         ${core === null ? 'unknown' : contactOf(core)}`,
  ];
}

function contactOf({ unsent, oldestUnsentMs }: NonNullable<Status['core']>): string {
  if (oldestUnsentMs === null) return 'has confirmed everything';
  return `${unsent} records wait, the oldest for ${Math.ceil(oldestUnsentMs / 60_000)} min`;
}

function devicesOf({ card, cash, printer, receipt, keypad }: z.infer<typeof Terminal>): string {
  const scheme = (address: string): string => address.split(':')[0] ?? address;
  return [
    card.reader.transport,
    scheme(cash.address),
    scheme(printer.uri),
    ...(receipt ? [`receipt-${scheme(receipt.uri)}`] : []),
    ...(keypad === undefined ? [] : ['keypad']),
  ].join(' ');
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const all = createHash('sha256');
  for (const part of parts) all.update(createHash('sha256').update(part).digest());
  return all.digest('hex');
}
