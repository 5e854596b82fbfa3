import { createHash } from 'node:crypto';

import type { AuditRecord } from './center.ts';
import type { TerminalId } from './ids.ts';

/** The `previous` of a terminal's first record. */
export const CHAIN_START = '0'.repeat(64);

/** RFC 6962, 2.1: a leaf is hashed with 0x00 before it, so that it can never pass for a node of the tree above. */
const LEAF = Uint8Array.of(0x00);

/**
 * The hash (hex) that ties an audit record into its terminal's chain: SHA-256 of 0x00, then the JSON array (UTF-8, no
 * spaces) of `"mado-audit-1"`, terminal, sequence, at, id, fields (the text itself) and previous. The terminal is in it, so
 * no record fits into another terminal's chain.
 */
export function recordHash(terminal: TerminalId, record: Omit<AuditRecord, 'hash'>): string {
  const { sequence, at, id, fields, previous } = record;
  const leaf = JSON.stringify(['mado-audit-1', terminal, sequence, at, id, fields, previous]);
  return createHash('sha256').update(LEAF).update(leaf, 'utf8').digest('hex');
}
