import { z } from 'zod';

import { isSignedBy, signatureLine } from '#contract/checkpoint.ts';
import type { NoteKey, NoteSigner } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';

/** What a copy of a ledger is, beside it as `….sqlite.note`. */
export const BackupFacts = z.strictObject({
  terminal: TerminalId,
  /** ms since 1970. */
  at: z.int(),
  /** The schema's version. */
  version: z.int(),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupFacts = z.infer<typeof BackupFacts>;

/** Nothing else that this key signs begins like this. */
const HEAD = 'mado-backup/1';

/** C2SP signed-note; without a key, the same without a signature. */
export function backupNote(facts: BackupFacts, signer: NoteSigner | undefined): string {
  const body = `${HEAD}\n${JSON.stringify(facts)}\n`;
  return signer ? `${body}\n${signatureLine(body, signer)}` : `${body}\n`;
}

/** Undefined where it is no note, or not this key's. Without a key its words are believed as they stand. */
export function readBackupNote(note: string, key: NoteKey | undefined): BackupFacts | undefined {
  const end = note.indexOf('\n\n');
  const body = note.slice(0, end + 1);
  const [head, json = ''] = body.split('\n');
  if (end < 0 || head !== HEAD) return undefined;
  if (key && !isSignedBy(body, note.slice(end + 2), key)) return undefined;
  return BackupFacts.safeParse(parsed(json)).data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
