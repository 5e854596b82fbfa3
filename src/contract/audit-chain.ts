import { createHash } from 'node:crypto';

import type { AuditRecord } from './center.ts';

/** The `previous` of a terminal's first record. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash (hex) that ties an audit record into its terminal's chain: SHA-256 over 0x00 and the record's canonical JSON. The
 * leading byte marks a leaf, as in a Merkle tree (RFC 9162, 2.1.1), so that a checkpoint can never be mistaken for a record.
 */
export function leafHash(record: Omit<AuditRecord, 'hash'>): string {
  const { sequence, at, id, fields, previous } = record;
  return createHash('sha256')
    .update(Buffer.of(0))
    .update(JSON.stringify([sequence, at, id, fields, previous]), 'utf8')
    .digest('hex');
}
