import type { z } from 'zod';

import { EVENTS } from './event-catalogue.ts';

export { EVENTS } from './event-catalogue.ts';
export { Code, Count } from './event-entry.ts';
export type { Audience, Severity } from './event-entry.ts';

export type EventId = keyof typeof EVENTS;

/** One event as the code raises it: `{ id: 'visit.ended', visit, how }`. */
export type Event = {
  [Id in EventId]: { readonly id: Id } & Fields<(typeof EVENTS)[Id]['fields']['shape']>;
}[EventId];
type Fields<Shape extends z.ZodRawShape> = { readonly [Name in keyof Shape]: z.infer<Shape[Name]> };

/** Splits an event into its id and its checked fields; a field that the catalogue does not list is a defect and throws. */
export function checkedFields(event: Event): Readonly<Record<string, unknown>> {
  const { id, ...fields } = event;
  return EVENTS[id].fields.parse(fields);
}

/** Where events go: the log for all, and the ledger's audit chain for those marked so. */
export interface EventSink {
  raise(event: Event): void;
}
