import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { dayOf } from '#certificates/japan-time.ts';
import { serialHash } from '#certificates/seal/judge.ts';
import { Profile, VoidList } from '#certificates/seal/lists.ts';
import type { IssueLog, TrustedKey } from '#certificates/seal/lists.ts';
import { readSerial } from '#certificates/seal/secret.ts';
import { createKeyFolder, openKeyFolder } from '#center/seal/key-folder.ts';
import { openStore } from '#center/store/open.ts';
import type { SealLog } from '#center/store/seal-log.ts';

import { keptOutside } from './outside.ts';

/** What the command line said. */
export interface KeyArguments {
  readonly dir: string;
  readonly subject: string | undefined;
  readonly now: Date;
  readonly profile?: string | undefined;
  readonly town?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
  readonly center?: string | undefined;
  readonly out?: string | undefined;
}

/** Lines for people. What cannot be done throws, with what to put right. */
type KeyCommand = (said: KeyArguments) => readonly string[] | Promise<readonly string[]>;

const Day = z.iso.date();
type Reason = VoidList['serials'][number]['reason'];
const Reason = VoidList.shape.serials.element.shape.reason;

export const KEY_COMMANDS: ReadonlyMap<string, KeyCommand> = new Map<string, KeyCommand>([
  ['init', init],
  ['new', newKey],
  ['list', list],
  ['retire', retire],
  ['compromised', compromised],
  ['void', voided],
  ['log', exportLog],
  ['page', page],
]);

function init({ dir, profile, now }: KeyArguments): readonly string[] {
  keptOutside(dir);
  const folder = createKeyFolder(dir, checked(Profile, profile, '--profile demo or production'), now);
  return [
    `made ${dir}; anchor ${folder.anchor.anchor}`,
    'next: new --town NAME. Keep root-key.pem in a safe; the center needs the rest, terminals and checkers need anchor.json and trust.json.',
  ];
}

function newKey({ dir, town, from, until, now }: KeyArguments): readonly string[] {
  keptOutside(dir);
  const today = dayOf(now.getTime());
  const first = checked(Day, from ?? today, '--from a day like 2026-04-01');
  const last = checked(Day, until ?? inAYear(first), '--until a day like 2027-03-31');
  if (last < first) throw new Error('--until is before --from');
  const name = checked(z.string().min(1).max(60), town, '--town, the name that checkers shall see');
  const key = openKeyFolder(dir).newKey({ town: name, from: first, until: last }, now);
  return [lineOf(key), 'now start the center anew, and take trust.json to terminals and checkers'];
}

function list({ dir }: KeyArguments): readonly string[] {
  const folder = openKeyFolder(dir);
  const { profile, keys } = folder.trust();
  return [`${profile} keys, anchor ${folder.anchor.anchor}`, ...keys.map(lineOf)];
}

function retire({ dir, subject, until, now }: KeyArguments): readonly string[] {
  return changed(dir, subject, now, { until: checked(Day, until, '--until a day like 2027-03-31') });
}

function compromised({ dir, subject, since, now }: KeyArguments): readonly string[] {
  const moment = new Date(checked(z.string(), since, '--since a time like 2026-11-24T09:00+09:00'));
  if (Number.isNaN(moment.getTime())) throw new Error('--since is no time');
  return changed(dir, subject, now, { compromisedSince: moment.toISOString() });
}

function changed(
  dir: string,
  kid: string | undefined,
  now: Date,
  change: Partial<TrustedKey>,
): readonly string[] {
  const folder = openKeyFolder(dir);
  const trust = folder.trust();
  if (!trust.keys.some((key) => key.kid === kid)) throw new Error(`no key ${kid ?? ''}; see list`);
  const keys = trust.keys.map((key) => (key.kid === kid ? { ...key, ...change } : key));
  folder.publish({ ...trust, issued: now.toISOString(), keys });
  const line = keys.filter((key) => key.kid === kid).map(lineOf);
  return [...line, 'now start the center anew, and take trust.json to terminals and checkers'];
}

async function voided({ dir, subject, reason, center, now }: KeyArguments): Promise<readonly string[]> {
  const folder = openKeyFolder(dir);
  const list = folder.voids();
  const found = center === undefined ? [ofPaper(subject, reason)] : await ofCenter(center);
  const known = new Set(list.serials.map(({ hash }) => hash));
  const since = dayOf(now.getTime());
  const fresh = found.filter(({ hash }) => !known.has(hash)).map((each) => ({ ...each, since }));
  folder.publish({ ...list, issued: now.toISOString(), serials: [...list.serials, ...fresh] });
  return [
    `${fresh.length} more, ${list.serials.length + fresh.length} in all; now take void.json to all who check`,
  ];
}

function ofPaper(subject: string | undefined, reason: string | undefined) {
  const serial = readSerial(subject ?? '');
  if (serial === null) throw new Error('void SERIAL: the twelve characters of 照合番号');
  const why: Reason = checked(Reason, reason, '--reason misprint, jam, refund or withdrawn');
  return { hash: serialHash(serial), reason: why };
}

function ofCenter(center: string) {
  return withLog(center, async (log) =>
    (await log.spoilt()).map(({ serial, outcome }) => ({
      hash: serial,
      reason: outcome === 'withdrawn' ? ('withdrawn' as const) : ('misprint' as const),
    })),
  );
}

async function exportLog({ dir, center, out, now }: KeyArguments): Promise<readonly string[]> {
  const folder = openKeyFolder(dir);
  const file = checked(z.string(), out, '--out FILE');
  const entries = await withLog(checked(z.string(), center, '--center DATABASE'), async (log) => {
    if (!(await log.isIntact())) throw new Error('the log does not hold together: somebody has changed it');
    return [...(await log.entries())];
  });
  const list: IssueLog = { list: 'log', profile: folder.anchor.profile, issued: now.toISOString(), entries };
  writeFileSync(file, `${JSON.stringify(folder.sign(list))}\n`);
  return [`${entries.length} hashes in ${file}`];
}

function page({ dir, out }: KeyArguments): readonly string[] {
  const to = checked(z.string(), out, '--out FOLDER, where the checking page is');
  mkdirSync(to, { recursive: true });
  for (const name of ['anchor.json', 'trust.json', 'void.json'])
    copyFileSync(join(dir, name), join(to, name));
  return [`the page in ${to} now believes the keys of ${resolve(dir)}`];
}

async function withLog<T>(center: string, read: (log: SealLog) => Promise<T>): Promise<T> {
  if (!center.includes('://') && !existsSync(center)) throw new Error(`${center}: no such database`);
  const store = await openStore(center);
  try {
    return await store.transaction(({ sealLog }) => read(sealLog));
  } finally {
    await store.close();
  }
}

function lineOf({ kid, town, from, until, compromisedSince }: TrustedKey): string {
  const note = compromisedSince === null ? '' : `, compromised since ${compromisedSince}`;
  return `${kid}  ${town}  ${from} to ${until}${note}`;
}

function inAYear(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}

function checked<T extends z.ZodType>(schema: T, value: unknown, wanted: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`wanted: ${wanted}`);
  return result.data;
}
