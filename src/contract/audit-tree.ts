import { createHash } from 'node:crypto';

/** RFC 6962, 2.1: a node is hashed with 0x01 before it, so that it can never pass for a leaf. */
const NODE = Uint8Array.of(0x01);

/**
 * The hash tree over a terminal's audit records (RFC 6962, 2.1), as far as it is needed to grow: the hashes (hex) of its perfect
 * subtrees, largest first. The leaves are the hashes of the records.
 */
export interface AuditTree {
  readonly size: number;
  readonly peaks: readonly string[];
}

export const EMPTY_TREE: AuditTree = { size: 0, peaks: [] };

/** The tree with these leaves (hex) after its own. */
export function grown(tree: AuditTree, leaves: Iterable<string>): AuditTree {
  const peaks = [...tree.peaks];
  let { size } = tree;
  for (const leaf of leaves) {
    size += 1;
    let peak = leaf;
    // As many subtrees are completed as the size has zeros at its end.
    for (let rest = size; rest % 2 === 0; rest /= 2) peak = nodeHash(peaks.pop() ?? '', peak);
    peaks.push(peak);
  }
  return { size, peaks };
}

/** The tree's head (hex): it stands for all records and their order. */
export function rootOf({ peaks }: AuditTree): string {
  const [last, ...larger] = peaks.toReversed();
  if (last === undefined) return createHash('sha256').digest('hex');
  return larger.reduce((right, left) => nodeHash(left, right), last);
}

function nodeHash(left: string, right: string): string {
  return createHash('sha256').update(NODE).update(left, 'hex').update(right, 'hex').digest('hex');
}
