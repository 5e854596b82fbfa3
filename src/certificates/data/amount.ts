import { z } from 'zod';

/**
 * An amount of a tax register, yen; a loss is negative. `*` stands where the register has no answer: of a dependant who made no
 * return (未申告の被扶養者), or of what somebody else pays in (特別徴収). It is not nought, and is never printed as nought.
 */
export const Amount = z.union([z.int().min(-9_999_999_999).max(9_999_999_999), z.literal('*')]);
export type Amount = z.infer<typeof Amount>;

/** 年度 as the paper calls it, e.g. 平成31年度 for what the menu calls 令和元年度. */
export const FiscalYear = z.strictObject({
  /** The western year in which it begins. */
  year: z.int().min(1989).max(2200),
  printed: z.string().min(1).max(20),
});
export type FiscalYear = z.infer<typeof FiscalYear>;
