import { IntentId } from '#contract/ids.ts';
import type {
  CashJournal,
  CashUnit,
  EventMark,
  Mistrust,
  Observation,
  PayoutIntent,
  PayoutOutcome,
  RouteIntent,
  RouteOutcome,
} from '#contract/money.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

/** The journal's rules without a disk: calls are atomic, a mark is observed once, an intent is settled once. */
export class MemoryJournal implements CashJournal {
  readonly observations: Observation[] = [];
  readonly payouts: { readonly id: IntentId; readonly intent: PayoutIntent; outcome?: PayoutOutcome }[] = [];
  readonly routes: { readonly id: IntentId; readonly intent: RouteIntent; outcome?: RouteOutcome }[] = [];
  readonly #loaded: Partial<Record<ChangeCoin, number>>;
  readonly #mistrusts = new Map<
    ChangeCoin,
    { readonly why: Mistrust; readonly unsure: number; filled: boolean }
  >();
  /** Hoppers of which staff said something during it. */
  #exchange: Set<ChangeCoin> | undefined;
  /** Observations before the coin box was last emptied. */
  #collected = 0;
  #ids = 0;

  constructor(loaded: Partial<Record<ChangeCoin, number>>) {
    this.#loaded = { ...loaded };
  }

  markOf(device: string): EventMark | undefined {
    return this.observations.findLast((known) => known.device === device)?.mark;
  }

  observe(observation: Observation): void {
    const { device, mark } = observation;
    const last = this.markOf(device);
    if (last !== undefined && last.epoch === mark.epoch && last.counter === mark.counter) return;
    if (last !== undefined && order(mark) < order(last)) throw new Error(`${device}: the mark goes back`);
    this.observations.push(observation);
  }

  intendPayout(intent: PayoutIntent): IntentId {
    const id = this.#next();
    this.payouts.push({ id, intent });
    return id;
  }

  settlePayout(id: IntentId, outcome: PayoutOutcome, why?: Mistrust): void {
    settle(this.payouts, id, outcome);
    const coin = this.payouts.find((payout) => payout.id === id)?.intent.coin;
    if (why !== undefined && coin !== undefined)
      this.#mistrusts.set(coin, { why, unsure: this.coinsIn(coin), filled: false });
  }

  openPayouts() {
    return this.payouts.filter((open) => !open.outcome).map(({ id, intent }) => ({ ...intent, id }));
  }

  intendRoute(intent: RouteIntent): IntentId {
    const id = this.#next();
    this.routes.push({ id, intent });
    return id;
  }

  settleRoute(id: IntentId, outcome: RouteOutcome): void {
    settle(this.routes, id, outcome);
  }

  openRoutes() {
    return this.routes.filter((open) => !open.outcome).map(({ id, intent }) => ({ ...intent, id }));
  }

  beginExchange(): void {
    if (this.#exchange !== undefined) throw new Error('an exchange is open');
    this.#exchange = new Set();
  }

  endExchange(opened: readonly CashUnit[]): void {
    if (this.#exchange === undefined) throw new Error('no exchange is open');
    for (const coin of CHANGE_COINS) {
      if (!opened.includes(`hopper:${coin}`) || this.#exchange.has(coin)) continue;
      this.#mistrusts.set(coin, { why: 'unknown', unsure: this.coinsIn(coin), filled: false });
    }
    this.#exchange = undefined;
  }

  exchangeOpen(): boolean {
    return this.#exchange !== undefined;
  }

  coinsInCashbox(): number {
    const credits = this.observations.slice(this.#collected).flatMap((known) => known.credits);
    return credits.filter(({ unit }) => unit === 'cashbox').length;
  }

  coinsIn(coin: ChangeCoin): number {
    const credited = this.observations.flatMap(({ credits }) => credits);
    const taken = this.payouts
      .filter(({ intent }) => intent.coin === coin)
      .map(({ outcome }) => mostOf(outcome));
    return (
      (this.#loaded[coin] ?? 0) +
      credited.filter(({ unit }) => unit === `hopper:${coin}`).length -
      taken.reduce((sum, coins) => sum + coins, 0)
    );
  }

  trustIn(coin: ChangeCoin) {
    const { why, unsure = 0, filled = false } = this.#mistrusts.get(coin) ?? {};
    return { coins: Math.max(0, this.coinsIn(coin) - unsure), mistrust: filled ? undefined : why };
  }

  /** Staff filled a hopper and said so. */
  load(coin: ChangeCoin, coins: number): void {
    this.#loaded[coin] = (this.#loaded[coin] ?? 0) + coins;
    const mistrust = this.#mistrusts.get(coin);
    if (mistrust !== undefined) mistrust.filled = true;
    this.#exchange?.add(coin);
  }

  /** Staff counted a hopper and found what the books say. */
  count(coin: ChangeCoin): void {
    this.#mistrusts.delete(coin);
    this.#exchange?.add(coin);
  }

  /** Staff emptied the coin box and said so. */
  collectCashbox(): void {
    this.#collected = this.observations.length;
  }

  /** Yen credited, by whom wanted. */
  credited(visit?: string): number {
    const own = this.observations.filter((known) => visit === undefined || known.visit === visit);
    return own.flatMap(({ credits }) => credits).reduce((sum, { denomination }) => sum + denomination, 0);
  }

  /** Yen surely paid out. */
  paid(): number {
    return this.payouts.reduce((sum, { intent, outcome }) => {
      return sum + (outcome && outcome.status !== 'unknown' ? outcome.coins * intent.coin : 0);
    }, 0);
  }

  /** Between which bounds the resident's money inside the terminal must lie, yen. */
  bounds(): { readonly min: number; readonly max: number } {
    const sure = this.credited() - this.paid();
    const taken = this.observations.flatMap(({ doubts }) => doubts);
    const routed = this.routes.filter(({ outcome }) => outcome?.status === 'unknown').length * 1000;
    const given = this.payouts.flatMap(({ intent: { coin }, outcome }) =>
      outcome?.status === 'unknown' ? [{ min: outcome.min * coin, max: outcome.max * coin }] : [],
    );
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
    return {
      min: sure + sum(taken.map(({ min }) => min)) - sum(given.map(({ max }) => max)),
      max: sure + routed + sum(taken.map(({ max }) => max)) - sum(given.map(({ min }) => min)),
    };
  }

  get hoppers(): Record<ChangeCoin, number> {
    const [ten, fifty, hundred, fiveHundred] = CHANGE_COINS.map((coin) => this.coinsIn(coin));
    return { 10: ten ?? 0, 50: fifty ?? 0, 100: hundred ?? 0, 500: fiveHundred ?? 0 };
  }

  #next(): IntentId {
    this.#ids++;
    return IntentId.parse(`intent-${this.#ids}`);
  }
}

function order({ epoch, counter }: EventMark): number {
  return epoch * 256 + counter;
}

function settle<Outcome>(
  intents: { readonly id: IntentId; outcome?: Outcome }[],
  id: IntentId,
  outcome: Outcome,
): void {
  const intent = intents.find((known) => known.id === id);
  if (intent === undefined) throw new Error(`no ${id}`);
  if (intent.outcome !== undefined) throw new Error(`${id} is settled already`);
  intent.outcome = outcome;
}

function mostOf(outcome: PayoutOutcome | undefined): number {
  if (outcome === undefined) return 0;
  return outcome.status === 'unknown' ? outcome.max : outcome.coins;
}
