import { z } from 'zod';

const id = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/);

/** One terminal (端末), e.g. `demo-01`; fixed at installation. */
export const TerminalId = id.brand<'TerminalId'>();
export type TerminalId = z.infer<typeof TerminalId>;

/** One person's use of the terminal, from the first tap to the wiped screen. */
export const VisitId = id.brand<'VisitId'>();
export type VisitId = z.infer<typeof VisitId>;

/** One copy (通) of one certificate. */
export const IssueId = id.brand<'IssueId'>();
export type IssueId = z.infer<typeof IssueId>;

/** One slip (領収書, 未返金票): a sheet that certifies nothing. */
export const SlipId = id.brand<'SlipId'>();
export type SlipId = z.infer<typeof SlipId>;

/** 職員番号: who of the staff acted. A number that the office gives, never a name. */
export const StaffId = z
  .string()
  .regex(/^[0-9A-Z-]{1,16}$/, 'a personal number such as 1042: digits, capitals and hyphens, at most 16')
  .brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;

/** One irreversible effect, written down before it is attempted. */
export const IntentId = id.brand<'IntentId'>();
export type IntentId = z.infer<typeof IntentId>;

/** 発行番号: the number the center draws for one copy, as printed on it. */
export const IssueNumber = z.string().min(1).max(64).brand<'IssueNumber'>();
export type IssueNumber = z.infer<typeof IssueNumber>;

/**
 * Says for which person a document was made: opaque, made by the center anew for every visit, so that it joins
 * nothing across visits. It is compared immediately before a sheet is printed and stored nowhere.
 */
export const PersonKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'PersonKey'>();
export type PersonKey = z.infer<typeof PersonKey>;

/** Where fresh ids come from: random in the product, counted in tests. */
export interface Ids {
  next(): string;
}
