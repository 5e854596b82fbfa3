import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import {
  acceptOneCoin,
  requestCoinId,
  requestCoinsAccepted,
  setDefaultPath,
} from './cctalk/acceptor-commands.ts';
import { requestAccepted } from './cctalk/command.ts';
import { supports } from './cctalk/supports.ts';
import { coinValue } from './cctalk/value-code.ts';
import { busFault } from './faults.ts';
import { pollWish } from './introduction.ts';
import type { CashFault } from './port.ts';
import type { CashWorld } from './profile.ts';

/** How a coin acceptor is built, by its own account. */
export interface CoinBuild {
  /** What each position is: never assumed by number. */
  readonly coins: ReadonlyMap<number, ChangeCoin>;
  /** 225: it counts what it ever took. */
  readonly life: boolean;
  /** 150: it counts each coin by itself, too. */
  readonly tally: boolean;
  /** 162: the gate shuts by itself behind each coin. */
  readonly oneCoin: boolean;
  /** 189: its sorter can be set. */
  readonly sorts: boolean;
  readonly pollMs: number | undefined;
}

const POSITIONS = 16;

/** Asks a coin acceptor all that; what it does not know it answers with silence. */
export async function coinBuild(
  world: CashWorld,
  { address, cashboxPath }: { readonly address: number; readonly cashboxPath?: number },
): Promise<Result<CoinBuild, CashFault>> {
  const { bus } = world;
  const coins = new Map<number, ChangeCoin>();
  for (let position = 1; position <= POSITIONS; position++) {
    const id = await bus.exchange(address, requestCoinId(position));
    if (!id.ok) return err(busFault(id.error));
    const coin = CHANGE_COINS.find((coin) => coin === coinValue(id.value));
    if (coin !== undefined) coins.set(position, coin);
  }
  const life = await supports(bus, address, requestAccepted());
  if (!life.ok) return err(busFault(life.error));
  const [first = 1] = coins.keys();
  const tally = life.value ? await supports(bus, address, requestCoinsAccepted(first)) : ok(false);
  if (!tally.ok) return err(busFault(tally.error));
  const oneCoin = await supports(bus, address, acceptOneCoin([]));
  if (!oneCoin.ok) return err(busFault(oneCoin.error));
  const sorts =
    cashboxPath === undefined ? ok(false) : await supports(bus, address, setDefaultPath(cashboxPath));
  if (!sorts.ok) return err(busFault(sorts.error));
  const pollMs = await pollWish(world, address);
  return ok({
    coins,
    life: life.value,
    tally: tally.value,
    oneCoin: oneCoin.value,
    sorts: sorts.value,
    pollMs,
  });
}
