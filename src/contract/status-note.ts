import { z } from 'zod';

import { isSignedBy, signatureLine } from './checkpoint.ts';
import type { NoteKey, NoteSigner } from './checkpoint.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a terminal says of itself to whoever stands before it: nothing about a person, no secret. */
export const Status = z.strictObject({
  terminal: z.string(),
  /** ms since 1970, the terminal's clock. */
  at: z.int(),
  version: z.string(),
  commit: z.string(),
  counter: z.int(),
  /** SHA-256 of `MANIFEST`, as the release's statement has it. */
  manifest: Hash,
  /** Files that are not as that list says. */
  damaged: z.int(),
  /** Ids of the keys that signed; empty for what dpkg or apt installed. */
  signers: z.array(z.string()),
  /** Since the commit it was built from. */
  ageDays: z.int(),
  /** SHA-256 over terminal.json and town.json. */
  configuration: Hash,
  /** Which drivers, e.g. `pcsc serial ipps keypad`. */
  devices: z.string(),
  /** null where the core does not answer. */
  core: z.nullable(
    z.strictObject({
      busy: z.nullable(z.string()),
      /** Records that the center has not confirmed. */
      unsent: z.int(),
      /** Age of the oldest of them: so long there was no contact at least, ms; null when none waits. */
      oldestUnsentMs: z.nullable(z.int()),
    }),
  ),
});
export type Status = z.infer<typeof Status>;

/** No checkpoint begins like this, so neither can be taken for the other. */
const HEAD = 'mado-status/1';

/** The status under the terminal's audit key, as text for a QR symbol (C2SP signed-note). */
export function statusNote(status: Status, signer: NoteSigner): string {
  const body = `${HEAD}\n${JSON.stringify(status)}\n`;
  return `${body}\n${signatureLine(body, signer)}`;
}

/** Which terminal a note claims to be of, so that its key can be looked up; nothing of it is believed yet. */
export function claimedTerminal(note: string): string | undefined {
  const [head, json = ''] = note.split('\n');
  return head === HEAD ? Status.safeParse(parsed(json)).data?.terminal : undefined;
}

/** What a note says, if this terminal's key signed it and it is not older or newer than `withinMs`; else undefined. */
export function readStatusNote(
  note: string,
  key: NoteKey,
  now: number,
  withinMs: number,
): Status | undefined {
  const end = note.indexOf('\n\n');
  const body = note.slice(0, end + 1);
  const [head, json = ''] = body.split('\n');
  if (end < 0 || head !== HEAD || !isSignedBy(body, note.slice(end + 2), key)) return undefined;
  const status = Status.safeParse(parsed(json)).data;
  return status && Math.abs(now - status.at) <= withinMs ? status : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
