import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { Result } from '#contract/result.ts';
import type { CenterFault } from '#flows/center-port.ts';

import type { Identity } from './identity.ts';
import type { KeyAndRequest } from './request.ts';

/** How long before its end a certificate is renewed, ms: weeks without a line do not matter. */
export const RENEW_BEFORE_MS = 60 * 24 * 60 * 60_000;
/** How often the terminal looks whether it is time, ms. */
export const LOOK_EVERY_MS = 24 * 60 * 60_000;
/** How soon a new certificate that could not be shown yet is shown again, ms. */
export const SHOW_AGAIN_MS = 60_000;

export interface RenewOptions {
  readonly identity: Identity;
  /** A key of its own, and the request for its certificate. */
  readonly newRequest: () => Promise<KeyAndRequest>;
  /** Asks the center for a certificate, showing the one that still counts. */
  readonly renew: (request: string) => Promise<Result<{ readonly certificate: string }, CenterFault>>;
  /** Any call that only a certificate opens. */
  readonly show: () => Promise<Result<unknown, CenterFault>>;
  readonly clock: Clock;
  readonly events: EventSink;
}

/**
 * Renews the terminal's certificate before it ends (証明書の更新), and shows the new one at once: by that the center revokes the old one.
 * Where the center does not take the new one, the old one is shown again, in turn.
 */
export function keepRenewed(options: RenewOptions): { stop(): Promise<void> } {
  const { identity, clock } = options;
  let stopped = false;
  let timer: unknown;
  const look = async (): Promise<void> => {
    await prove(options);
    if (!stopped && isDue(identity, clock.now()) && (await askedFor(options))) await prove(options);
    if (stopped) return;
    timer = clock.setTimeout(
      () => {
        looking = look();
      },
      identity.isUnproven() ? SHOW_AGAIN_MS : LOOK_EVERY_MS,
    );
  };
  let looking = look();
  return {
    async stop() {
      stopped = true;
      clock.clearTimeout(timer);
      await looking;
    },
  };
}

/** Past its end it opens nothing any more: then the terminal is enrolled anew. */
function isDue(identity: Identity, now: number): boolean {
  const left = identity.ends() - now;
  return !identity.isUnproven() && left > 0 && left < RENEW_BEFORE_MS;
}

async function askedFor({ identity, newRequest, renew }: RenewOptions): Promise<boolean> {
  const { key, request } = await newRequest();
  const reply = await renew(request);
  return reply.ok && identity.adopt(key, reply.value.certificate);
}

async function prove({ identity, show, events }: RenewOptions): Promise<void> {
  if (!identity.isUnproven()) return;
  const reply = await show();
  if (reply.ok) {
    identity.proven();
    events.raise({ id: 'center.certificateShown', until: identity.ends() });
  } else if (reply.error.code === 'rejected') identity.withdraw();
}
