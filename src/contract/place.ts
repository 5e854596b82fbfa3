import { z } from 'zod';

import { Moment } from './moment.ts';
import { LocalText } from './language.ts';
import { Remedy, TimeOfDay } from './town.ts';

/** A place of the town (手続きのできるところ), as it stands today. */
export const Place = z.strictObject({
  shown: LocalText,
  /** In the building in which the terminal stands. */
  here: z.boolean(),
  /** Today's hours in Japan; none on a closed day. */
  today: z.array(z.strictObject({ from: TimeOfDay, to: TimeOfDay })).max(4),
  /** Open now, later today, over for today, or closed all day. */
  now: z.enum(['open', 'later', 'over', 'shut']),
  /** When it opens next; null while it is open, and where nobody knows. */
  next: Moment.nullable(),
});
export type Place = z.infer<typeof Place>;

/** The most places that one screen names: this building's, and the nearest other. */
export const MAX_PLACES = 2;

/** Where what is wrong with a card can be put right, nearest first. */
export const Help = z.strictObject({ remedy: Remedy, places: z.array(Place).min(1).max(MAX_PLACES) });
export type Help = z.infer<typeof Help>;
