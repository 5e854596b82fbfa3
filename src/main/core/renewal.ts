import type { Clock } from '#contract/clock.ts';
import { RenewReply } from '#contract/enrol.ts';
import type { EventSink } from '#contract/events.ts';
import type { TerminalId } from '#contract/ids.ts';

import { call } from '#main/center/call.ts';
import type { CenterClient } from '#main/center/client.ts';
import type { Identity } from '#main/tls/identity.ts';
import { keepRenewed } from '#main/tls/renew.ts';

/** Keeps the terminal's certificate renewed at its center. */
export function renewalOf(options: {
  readonly identity: Identity;
  readonly terminal: TerminalId;
  readonly url: string;
  readonly center: Pick<CenterClient, 'status'>;
  readonly clock: Clock;
  readonly events: EventSink;
}): { stop(): Promise<void> } {
  const { identity, terminal, url, center, clock, events } = options;
  const upstream = { url, fetch: identity.fetch, clock };
  return keepRenewed({
    identity,
    clock,
    events,
    // Needed once in two years: a core starts without what makes requests.
    newRequest: async () => (await import('#main/tls/request.ts')).newRequest(terminal),
    renew: (request) => call(upstream, 'renew', { terminal, request }, RenewReply),
    show: () => center.status(),
  });
}
