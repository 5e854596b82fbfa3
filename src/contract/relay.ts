import { z } from 'zod';

import { Kind, MAX_COPIES } from './certificate.ts';
import { checkDigit } from './check-digit.ts';
import { VisitId } from './ids.ts';
import { Yen } from './yen.ts';

/** Digits of a slip number, the check digit among them. */
export const RELAY_DIGITS = 7;

/** Whether typed digits can be a slip number at all: a single wrong digit and two swapped neighbours never are. */
export function isRelayNumber(digits: string): boolean {
  return digits.length === RELAY_DIGITS && /^\d+$/.test(digits) && checkDigit(digits) === 0;
}

/** 受付番号 of a slip (取次票) that the counter hands out: six digits and Damm's check digit. It says nothing about the person. */
export const RelayNumber = z
  .string()
  .length(7)
  .refine(isRelayNumber, 'a slip number with its check digit')
  .brand<'RelayNumber'>();
export type RelayNumber = z.infer<typeof RelayNumber>;

/** What the fee is for: papers that the counter makes. `feeEach` in yen for one copy. */
export const RelayItem = z.strictObject({
  kind: Kind,
  copies: z.int().min(1).max(MAX_COPIES),
  feeEach: Yen.min(0),
});
export type RelayItem = z.infer<typeof RelayItem>;
export const RelayItems = z.array(RelayItem).min(1).max(4);

/** 手数料の合計, yen. */
export function feeOf(items: readonly RelayItem[]): number {
  return items.reduce((sum, { copies, feeEach }) => sum + copies * feeEach, 0);
}

/** Why a slip cannot be paid: nobody knows its number, it is paid already, its day is over, or its fee is another one now. */
export const RelayRefusal = z.enum(['unknown', 'paid', 'expired', 'otherFee']);
export type RelayRefusal = z.infer<typeof RelayRefusal>;

/** The id under which the center is told of one payment once, however often it is told. */
export const RelayRequestId = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/);

/** 取次ぎ発行の手数料収納: one slip that a visit pays. `fee` in yen. */
export const RelayPayment = z.object({
  request: RelayRequestId,
  visit: VisitId,
  slip: RelayNumber,
  fee: Yen,
});
export type RelayPayment = z.infer<typeof RelayPayment>;
