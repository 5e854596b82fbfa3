import type { CoinTally } from '#contract/money.ts';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS, yen } from '#contract/yen.ts';
import type { ChangeCoin, Denomination, Yen } from '#contract/yen.ts';
import { requestCoinsAccepted } from './cctalk/acceptor-commands.ts';
import type { Bus, BusFailure } from './cctalk/bus.ts';

const NONE: CoinTally = { 10: 0, 50: 0, 100: 0, 500: 0 };

/** Reads how many of each coin an acceptor has ever taken (header 150); several positions may be issues of one coin. */
export async function readTally(
  bus: Bus,
  address: number,
  coins: ReadonlyMap<number, ChangeCoin>,
): Promise<Result<CoinTally, BusFailure>> {
  let tally = NONE;
  for (const [position, coin] of coins) {
    const accepted = await bus.exchange(address, requestCoinsAccepted(position));
    if (!accepted.ok) return accepted;
    tally = { ...tally, [coin]: tally[coin] + accepted.value };
  }
  return ok(tally);
}

/** What the tally must be once these coins are told, too. */
export function added(
  tally: CoinTally,
  credits: readonly { readonly denomination: Denomination }[],
): CoinTally {
  const more = (coin: ChangeCoin) => credits.filter(({ denomination }) => denomination === coin).length;
  return {
    10: tally[10] + more(10),
    50: tally[50] + more(50),
    100: tally[100] + more(100),
    500: tally[500] + more(500),
  };
}

/**
 * What coins came to that were kept and not told. Undefined where the counters do not make up just as many coins as the life
 * counter (225) says: those of some makers do not outlive a power cut.
 */
export function untoldSum(
  told: CoinTally | undefined,
  now: CoinTally | undefined,
  coins: number | undefined,
): Yen | undefined {
  if (told === undefined || now === undefined || coins === undefined) return undefined;
  const grown = CHANGE_COINS.map((coin) => now[coin] - told[coin]);
  const fits = grown.every((more) => more >= 0) && grown.reduce((sum, more) => sum + more, 0) === coins;
  if (!fits) return undefined;
  return yen(CHANGE_COINS.reduce((sum, coin) => sum + coin * (now[coin] - told[coin]), 0));
}
