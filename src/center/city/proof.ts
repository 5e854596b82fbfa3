import { originOf } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';
import { claimedTerminal, readStatusNote } from '#contract/status-note.ts';
import type { Status } from '#contract/status-note.ts';

import type { Store } from '../store/store.ts';

/** A symbol is good for so long after it was shown, and a clock may be so wrong, ms. */
export const GOOD_FOR_MS = 15 * 60_000;

/** What the center makes of a terminal's signed status. `unknown`: no key of this terminal was ever seen here. */
export type Proof =
  | { readonly verdict: 'genuine'; readonly status: Status }
  | { readonly verdict: 'unreadable' | 'unknown' | 'notBelieved' };

/** 端末の証明: whether the words of a symbol (`mado-status --qr`) are that terminal's, under the key that the center witnesses, and fresh. */
export async function proofOf(text: string, store: Store, now: number): Promise<Proof> {
  // A form sends its line ends its own way, and a phone may add one.
  const note = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const terminal = TerminalId.safeParse(claimedTerminal(note));
  if (!terminal.success) return { verdict: 'unreadable' };
  const seen = await store.transaction((books) => books.witness.seen(terminal.data));
  if (seen === undefined) return { verdict: 'unknown' };
  const key = { name: originOf(terminal.data), publicKey: Buffer.from(seen.key, 'base64') };
  const status = readStatusNote(note, key, now, GOOD_FOR_MS);
  return status ? { verdict: 'genuine', status } : { verdict: 'notBelieved' };
}
