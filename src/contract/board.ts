import { z } from 'zod';

import { LocalText } from './language.ts';
import { TimeOfDay } from './town.ts';

/** The most notices that are shown at once; the newest come first. */
export const MAX_NOTICES = 2;

/** 掲示: what whoever passes by should know today. */
export const Board = z.strictObject({
  /** 取扱時間: today's hours of the site. */
  today: z.array(z.strictObject({ from: TimeOfDay, to: TimeOfDay })).max(4),
  /** お知らせ of the town. */
  notices: z.array(LocalText).max(MAX_NOTICES),
});
export type Board = z.infer<typeof Board>;

/** Nothing is known of today. */
export const EMPTY_BOARD: Board = { today: [], notices: [] };
