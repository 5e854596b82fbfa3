import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import type { Refusal } from './refusal.ts';
import { isEnough } from './signers.ts';
import { RootStatement, jsonOf, materialOf } from './statement.ts';
import type { Signed } from './statement.ts';

/** The list of keys that was put on the terminal by hand, or followed from there; its signatures were looked at then. */
export function readRoot(signed: Signed): Result<RootStatement, Refusal> {
  const read = RootStatement.safeParse(jsonOf(signed));
  return read.success ? ok(read.data) : err({ why: 'rootUnreadable' });
}

/**
 * Goes from the trusted list of keys to the newest of `later`, one version after the other. Each step is signed by enough of the
 * keys before it and of its own, so that keys can be replaced, also lost and stolen ones below the threshold. Older lists are
 * passed over.
 */
export function followRoots(
  trusted: RootStatement,
  later: readonly Signed[],
): Result<RootStatement, Refusal> {
  let current = trusted;
  for (const signed of later) {
    const read = readRoot(signed);
    if (!read.ok) return read;
    const next = read.value;
    if (next.version <= current.version) continue;
    if (next.version !== current.version + 1) return err({ why: 'rootSkips' });
    if (!isEnough(current.root, signed) || !isEnough(next.root, signed)) return err({ why: 'rootUnsigned' });
    current = next;
  }
  return ok(current);
}

/**
 * The lowest counter that is taken. What the terminal has had counts, unless other people release now: whoever stole the old
 * release keys may have let the counter run ahead, so that nothing could follow (TUF's fast-forward attack).
 */
export function floorOf(
  had: { readonly counter: number; readonly keys: readonly string[] },
  root: RootStatement,
): number {
  const same = materials(had.keys) === materials(root.release.keys);
  return same ? Math.max(had.counter, root.floor) : root.floor;
}

function materials(keys: readonly string[]): string {
  return keys.map(materialOf).toSorted().join();
}
