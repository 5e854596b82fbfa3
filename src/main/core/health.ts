import type { Clock } from '#contract/clock.ts';
import type { ScreenName } from '#contract/screen.ts';
import type { TerminalFlow } from '#flows/terminal/flow.ts';
import type { Ledger, Pressure } from '#ledger/ledger.ts';

import type { Gateway } from '../gateway/gateway.ts';
import { VERSION } from '../version.ts';

/** What `GET /health` of the gateway answers: for a watchdog or a technician on the machine itself. Nothing about a person. */
export interface Health {
  readonly version: string;
  readonly screen: ScreenName;
  /** Whether a window is linked. */
  readonly linked: boolean;
  /** Messages of windows refused since the start. */
  readonly refused: number;
  /** Audit records that the center has not confirmed. */
  readonly unsent: number;
  /** Age of the oldest of them, ms. */
  readonly oldestUnsentMs: number | null;
  readonly ledger: Pressure;
}

export function healthOf(parts: {
  readonly ledger: Ledger;
  readonly flow: TerminalFlow;
  readonly gateway: Pick<Gateway, 'isLinked' | 'refused'>;
  readonly clock: Clock;
}): Health {
  const { ledger, flow, gateway, clock } = parts;
  const oldest = ledger.outbox.oldest();
  return {
    version: VERSION,
    screen: flow.frame().screen.name,
    linked: gateway.isLinked(),
    refused: gateway.refused(),
    unsent: ledger.outbox.size,
    oldestUnsentMs: oldest ? Math.max(0, clock.now() - oldest.at) : null,
    ledger: ledger.pressure(),
  };
}
