import type { Clock } from '#contract/clock.ts';
import type { ScreenName } from '#contract/screen.ts';
import type { SpeechPort, SpeechStatus } from '#devices/speech/port.ts';
import type { TerminalFlow } from '#flows/terminal/flow.ts';
import type { Ledger, Pressure } from '#ledger/ledger.ts';

import type { Gateway } from '../gateway/gateway.ts';
import { COMMIT, VERSION } from '../version.ts';
import { busyWith } from './rest.ts';
import type { Busy } from './rest.ts';

/** What `GET /health` of the gateway answers: for a watchdog or a technician on the machine itself. Nothing about a person. */
export interface Health {
  readonly version: string;
  /** The commit that this release was built from; null in a checkout. */
  readonly commit: string | null;
  readonly screen: ScreenName;
  /** Why nobody can be served; null while the screen does not say so. */
  readonly code: string | null;
  /** Why the terminal must be left alone now; null when it is at rest. */
  readonly busy: Busy | null;
  /** Whether a window is linked. */
  readonly linked: boolean;
  /** Messages of windows refused since the start. */
  readonly refused: number;
  /** Audit records that the center has not confirmed. */
  readonly unsent: number;
  /** Age of the oldest of them, ms. */
  readonly oldestUnsentMs: number | null;
  readonly ledger: Pressure;
  /** `off`: no voice is installed (espeak-ng), so nothing is spoken. */
  readonly speech: SpeechStatus;
}

export function healthOf(parts: {
  readonly ledger: Ledger;
  readonly flow: TerminalFlow;
  readonly gateway: Pick<Gateway, 'isLinked' | 'refused'>;
  readonly clock: Clock;
  readonly speech: Pick<SpeechPort, 'status'>;
}): Health {
  const { ledger, flow, gateway, clock, speech } = parts;
  const { screen } = flow.frame();
  const oldest = ledger.outbox.oldest();
  return {
    version: VERSION,
    commit: COMMIT,
    screen: screen.name,
    code: screen.name === 'outOfService' ? screen.code : null,
    busy: busyWith(ledger, screen.name),
    linked: gateway.isLinked(),
    refused: gateway.refused(),
    unsent: ledger.outbox.size,
    oldestUnsentMs: oldest ? Math.max(0, clock.now() - oldest.at) : null,
    ledger: ledger.pressure(),
    speech: speech.status(),
  };
}
