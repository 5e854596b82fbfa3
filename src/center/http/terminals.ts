import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

import type { TerminalId } from '#contract/ids.ts';

import type { Desk } from '../calls/desk.ts';

/** A terminal and the secret that it proves itself with. */
export interface Enrolled {
  readonly id: TerminalId;
  readonly secret: string;
}

/** Answers which terminal calls; undefined for everybody else. */
export type Guard = (request: IncomingMessage) => Promise<TerminalId | undefined>;

/** Tells terminals by their secrets, where there is no TLS. Every secret is compared, each in constant time. */
export function secretGuard(terminals: readonly Enrolled[]): Guard {
  const known = terminals.map(({ id, secret }) => ({ id, digest: digestOf(secret) }));
  return ({ headers }) => {
    const bearer = /^Bearer ([\x21-\x7e]{1,256})$/.exec(headers.authorization ?? '')?.[1];
    const presented = digestOf(bearer ?? '');
    const matching = known.filter(({ digest }) => timingSafeEqual(digest, presented));
    return Promise.resolve(bearer === undefined ? undefined : matching[0]?.id);
  };
}

/** Tells terminals by the certificate of their connection: ours, still good, and not revoked since, which is asked each time. */
export function certificateGuard({ store, clock }: Pick<Desk, 'store' | 'clock'>): Guard {
  return async ({ socket }) => {
    if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
    const { serialNumber } = socket.getPeerCertificate();
    return store.transaction(({ enrolments }) => enrolments.holderOf(serialNumber, clock.now()));
  };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
