import { existsSync, readFileSync } from 'node:fs';

import { cosignedAt, isSignedBy, readNote } from '#contract/checkpoint.ts';
import type { NoteKey, NoteSigner } from '#contract/checkpoint.ts';
import { asJapanTime } from '#certificates/japan-time.ts';
import type { StaffId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Ledger } from '#ledger/ledger.ts';

import type { Command } from './arguments.ts';
import { deleteFrom, digestOf, writeOut } from './medium.ts';
import { registerOf } from './register.ts';
import type { Use } from './register.ts';

export interface Office {
  readonly ledger: Ledger;
  readonly terminal: string;
  readonly signer: NoteSigner;
  /** Whose countersignature counts. */
  readonly center: NoteKey;
}

/** What is said, for people and for machines. */
export interface Said {
  readonly lines: readonly string[];
  readonly json: object;
}

/** Carries a command out; an error says in one line what to do. */
export function answer(office: Office, command: Command): Result<Said, string> {
  switch (command.name) {
    case 'export':
      return exportTo(office, command);
    case 'delete':
      return deleted(office, command);
    case 'receipt':
      return receipt(office, command);
    case 'register': {
      const uses = registerOf(office.ledger);
      return ok({ lines: uses.length > 0 ? uses.map(useLine) : ['なし none'], json: { uses } });
    }
    case 'key': {
      const key = Buffer.from(office.signer.publicKey).toString('hex');
      return ok({ lines: [key], json: { key } });
    }
  }
}

type Taken<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** The last checkpoint is signed first, so that the file ends with one. */
function exportTo(
  { ledger, terminal, signer }: Office,
  { path, by, second }: Taken<'export'>,
): Result<Said, string> {
  if (!existsSync(path)) return err('There is no such folder. Is the medium in and mounted?');
  ledger.checkpoints.sign(signer);
  const records = ledger.checkpoints.latest()?.size ?? 0;
  if (records === 0) return err('There is nothing to export yet.');
  const name = `mado-${terminal}-${records}.jsonl`;
  if (existsSync(`${path}/${name}`)) return err(`${name} is on this medium already.`);
  const { file, digest } = writeOut(path, name, ledger.audit.exported());
  ledger.audit.raise({ id: 'audit.exported', file: digest, records, by, second });
  return ok({
    lines: [`書き出しました ${file}: ${records} records. Hand it over, then delete it from the medium.`],
    json: { file, digest, records },
  });
}

function deleted({ ledger }: Office, { path, by, second }: Taken<'delete'>): Result<Said, string> {
  if (!existsSync(path)) return err('There is no such file. Is the medium in and mounted?');
  const digest = digestOf(path);
  const use = registerOf(ledger).find((one) => one.digest === digest);
  if (!use)
    return err('This file is no export of this terminal, or it was changed. It stays; tell the auditor.');
  const left = deleteFrom(path);
  if (!use.deleted) ledger.audit.raise({ id: 'audit.exportDeleted', file: digest, by, second });
  const empty = left.length === 0;
  return ok({
    lines: [
      empty
        ? '消去しました。媒体は空です。 Deleted; the medium is empty.'
        : `消去しました。媒体にまだ ${left.length} 件あります。 Deleted; the medium still holds ${left.length} more: empty it before it is put away.`,
    ],
    json: { digest, left: left.length },
  });
}

/** A checkpoint of ours that the center has countersigned says that all records under it have arrived. */
function receipt({ ledger, signer, center }: Office, { path, by }: Taken<'receipt'>): Result<Said, string> {
  if (!existsSync(path)) return err('There is no such file. Is the medium in and mounted?');
  const read = readNote(readFileSync(path, 'utf8'));
  const cosignature = read?.lines.find((line) => cosignedAt(read.body, line, center) !== undefined);
  const ours = read?.lines.some((line) => isSignedBy(read.body, line, signer)) ?? false;
  const { size = 0 } = read?.checkpoint ?? {};
  const known = ledger.checkpoints.all().find((one) => one.size === size);
  if (!read || cosignature === undefined || !ours || !known?.note.startsWith(read.body))
    return err('This is no receipt of the center for this terminal. Nothing was let go of.');
  acknowledge(ledger, { size, witnessed: known.witnessed, cosignature, by });
  return ok({
    lines: [
      `受領を記録しました。 The center has ${size} records; ${ledger.outbox.size} are still to be sent.`,
    ],
    json: { size, pending: ledger.outbox.size },
  });
}

function acknowledge(
  ledger: Ledger,
  {
    size,
    witnessed,
    cosignature,
    by,
  }: {
    readonly size: number;
    readonly witnessed: boolean;
    readonly cosignature: string;
    readonly by: StaffId;
  },
): void {
  if (!witnessed) ledger.checkpoints.witnessed(size, cosignature);
  ledger.outbox.acknowledge(size);
  ledger.audit.raise({ id: 'audit.receipt', size, by });
}

function useLine({ digest, records, at, by, deleted }: Use): string {
  const end = deleted ? `消去 ${asJapanTime(deleted.at)} ${deleted.by.join('・')}` : '未消去 not deleted yet';
  return `${asJapanTime(at)}  ${by.join('・')}  ${records} records  ${digest.slice(0, 16)}  ${end}`;
}
