import type { Clock } from '#contract/clock.ts';
import type { HeartbeatRequest } from '#contract/heartbeat.ts';
import type { PrinterStatus } from '#devices/printer/port.ts';

/** How often the center hears from a terminal, ms. */
export const HEARTBEAT_MS = 60_000;

export interface TellOptions {
  readonly clock: Clock;
  /** How the terminal stands, with what the printer last said. */
  readonly standing: (printer: PrinterStatus | undefined) => HeartbeatRequest;
  /** Asked only while nobody is served: a printer at work has better things to do. */
  readonly askPrinter: () => Promise<PrinterStatus>;
  /** Hands a heartbeat over; what becomes of it nobody waits for, since the next one says more. */
  readonly send: (heartbeat: HeartbeatRequest) => Promise<unknown>;
}

/** Tells the center once a minute how the terminal stands (稼働報告), until it is stopped. One at a time; none is made up for. */
export function keepTelling({ clock, standing, askPrinter, send }: TellOptions): { stop(): void } {
  let printer: PrinterStatus | undefined;
  let stopped = false;
  let timer: unknown;
  const tell = async (): Promise<void> => {
    const { state } = standing(printer);
    if (state !== 'serving' && state !== 'locked') printer = await askPrinter();
    if (!stopped) await send(standing(printer));
  };
  const again = (): void => {
    if (stopped) return;
    timer = clock.setTimeout(() => void tell().then(again, again), HEARTBEAT_MS);
  };
  void tell().then(again, again);
  return {
    stop() {
      stopped = true;
      clock.clearTimeout(timer);
    },
  };
}
