import type { Clock } from '#contract/clock.ts';
import { EVENTS, checkedFields } from '#contract/events.ts';
import type { Event, EventSink } from '#contract/events.ts';

/** The log: one JSON object a line, in the catalogue's words and with its fields only. */
export function createLog(options: {
  readonly clock: Clock;
  readonly write: (line: string) => void;
}): EventSink {
  return {
    raise(event: Event) {
      const at = new Date(options.clock.now()).toISOString();
      const { severity } = EVENTS[event.id];
      options.write(JSON.stringify({ at, severity, id: event.id, ...checkedFields(event) }));
    },
  };
}
