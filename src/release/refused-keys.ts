import { createHash } from 'node:crypto';

import { materialOf } from './statement.ts';
import type { RootStatement } from './statement.ts';

/**
 * SHA-256 of the demo's public keys. Whoever has the repository can make their private halves (`testing/signer.ts`), so a terminal
 * of the production profile believes none of them, whatever list names them.
 */
export const DEMO_KEYS: ReadonlySet<string> = new Set([
  'e78199f1823104c9a1a59c4eba05c4a221406b0bb2721d72f9ac71ab1350aec6',
  'd3847511d142e65ad2c851c5241eea33d1becf0cc6479a3e2a22cde5a97dfc15',
  '9b3ed5f5ddc206693a51612bcc71e49d818ffaabb7f758fa449588e85e3ea506',
  '937d34c73f3c1d110db46ae063f0e6c60cf9214b929ba93ac18e409046769bf2',
]);

export function namesDemoKey({ root, release }: RootStatement): boolean {
  return [...root.keys, ...release.keys].some((line) =>
    DEMO_KEYS.has(
      createHash('sha256')
        .update(Buffer.from(materialOf(line), 'hex'))
        .digest('hex'),
    ),
  );
}
