import { describeDefect } from '#contract/defect.ts';
import type { EventSink } from '#contract/events.ts';

/** Node's exit code for a defect of the software (sysexits.h, EX_SOFTWARE). */
export const EX_SOFTWARE = 70;

/** What nobody expected ends the core: its shell starts it anew, and the restart reconciles. */
export function endOnDefect(events: EventSink): void {
  const end = (error: unknown): void => {
    try {
      events.raise({ id: 'terminal.defect', ...describeDefect(error) });
    } finally {
      process.exit(EX_SOFTWARE);
    }
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
