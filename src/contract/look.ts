import { z } from 'zod';

/**
 * 見やすさ: how a screen looks and where its buttons lie, as the person in front of it wants it. `letters` large: what must be read
 * is 12 mm high; `contrast` high: black, white and yellow; `reach` low: all buttons within the reach of somebody who sits.
 */
export const Look = z.strictObject({
  letters: z.enum(['normal', 'large']),
  contrast: z.enum(['normal', 'high']),
  reach: z.enum(['normal', 'low']),
});
export type Look = z.infer<typeof Look>;

/** How every person finds the screen. */
export const NORMAL_LOOK: Look = { letters: 'normal', contrast: 'normal', reach: 'normal' };

/** Whether a look is the one that everybody starts with. */
export function isNormal({ letters, contrast, reach }: Look): boolean {
  return letters === 'normal' && contrast === 'normal' && reach === 'normal';
}
