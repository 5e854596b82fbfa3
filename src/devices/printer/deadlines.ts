import type { ExchangeDeadlines } from './ipp/transport.ts';

/** Every limit of time the driver keeps, ms. */
export interface Deadlines extends ExchangeDeadlines {
  /** Between two looks at a job. */
  readonly pollMs: number;
  /** How long a busy or warming-up printer is waited for before a job. */
  readonly readyMs: number;
  /** One job from handing over to verdict, staff's refilling included. */
  readonly jobMs: number;
  /** How long a job that ended is watched for its sheets to be counted. */
  readonly settleMs: number;
  /** How long a printer may be silent in the middle of a job. */
  readonly silentMs: number;
  /** One job left open by a crash, from asking to verdict. */
  readonly reconcileMs: number;
}

export const DEADLINES: Deadlines = {
  connectMs: 3_000,
  idleMs: 10_000,
  totalMs: 30_000,
  pollMs: 250,
  readyMs: 20_000,
  jobMs: 180_000,
  settleMs: 10_000,
  silentMs: 30_000,
  reconcileMs: 20_000,
};
