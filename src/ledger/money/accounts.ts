import { z } from 'zod';

import type { Account } from '#contract/money.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

export function hopper(coin: ChangeCoin): `hopper:${ChangeCoin}` {
  return `hopper:${coin}`;
}

export const ACCOUNTS: readonly Account[] = [
  'customer',
  'escrow',
  'cashbox',
  'stacker',
  ...CHANGE_COINS.map(hopper),
  'revenue',
  'owed',
  'inDoubt',
  'float',
  'collected',
  'counter',
  'difference',
];

/** A coin as it stands in the file. */
export const ChangeCoinRow = z.literal(CHANGE_COINS);
