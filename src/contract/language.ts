import { z } from 'zod';

/** The languages of the screens. What is printed on a certificate stays Japanese. */
export const Language = z.enum(['ja', 'en']);
export type Language = z.infer<typeof Language>;

/** A text that the town itself gives in every language, e.g. its name. */
export const LocalText = z.strictObject({ ja: z.string().min(1).max(200), en: z.string().min(1).max(200) });
export type LocalText = z.infer<typeof LocalText>;
