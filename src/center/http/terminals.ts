import { createHash, timingSafeEqual } from 'node:crypto';

import type { TerminalId } from '#contract/ids.ts';

/** A terminal and the secret that it proves itself with. */
export interface Enrolled {
  readonly id: TerminalId;
  readonly secret: string;
}

/** Answers whose secret an `authorization` header carries. Every secret is compared, each in constant time. */
export function createGuard(
  terminals: readonly Enrolled[],
): (header: string | undefined) => TerminalId | undefined {
  const known = terminals.map(({ id, secret }) => ({ id, digest: digestOf(secret) }));
  return (header) => {
    const bearer = /^Bearer ([\x21-\x7e]{1,256})$/.exec(header ?? '')?.[1];
    const presented = digestOf(bearer ?? '');
    const matching = known.filter(({ digest }) => timingSafeEqual(digest, presented));
    return bearer === undefined ? undefined : matching[0]?.id;
  };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
