import { z } from 'zod';

/** An amount in whole yen (円). Never a fraction, never another currency. */
export const Yen = z.int().brand<'Yen'>();
export type Yen = z.infer<typeof Yen>;

/** Makes an amount from a number that the code itself produced; a fraction is a defect and throws. */
export function yen(amount: number): Yen {
  return Yen.parse(amount);
}

/** The coins and the one note that the terminal takes (金種), in yen. 1 and 5 yen coins and larger notes are refused. */
export const Denomination = z.union([
  z.literal(10),
  z.literal(50),
  z.literal(100),
  z.literal(500),
  z.literal(1000),
]);
export type Denomination = z.infer<typeof Denomination>;

/** The coins that the hoppers hold and pay as change (釣銭), in yen, smallest first. */
export const CHANGE_COINS = [10, 50, 100, 500] as const;
export type ChangeCoin = (typeof CHANGE_COINS)[number];
