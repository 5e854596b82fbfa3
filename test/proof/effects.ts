import type { Ledger } from '#ledger/ledger.ts';

/** Calls of the ledger that commit something; all others only look. */
const COMMITS = new Set([
  'begin',
  'end',
  'observe',
  'intendPayout',
  'settlePayout',
  'intendRoute',
  'settleRoute',
  'beginExchange',
  'endExchange',
  'intendPrint',
  'jobCreated',
  'jobSending',
  'settlePrint',
  'intendDraw',
  'settleDraw',
  'withdraw',
  'owe',
]);

/**
 * The side effects of a core, numbered: each frame that it sent and each commit of its ledger. Between two of them nothing
 * outside of it changes, so to cut it off after each is to cut it off anywhere.
 */
export class Effects {
  #cut: { readonly of: 'effects' | 'acts'; readonly at: number; readonly act: () => void } | undefined;
  /** How many there have been. */
  count = 0;
  /** Of those, the ones that change something: commits, and frames that do more than ask. */
  acts = 0;

  /** Has `act` done right after the `ahead`th effect from now. */
  cut(ahead: number, act: () => void): void {
    this.#cut = { of: 'effects', at: this.count + ahead, act };
  }

  /** Likewise after the `ahead`th that changes something. */
  cutAct(ahead: number, act: () => void): void {
    this.#cut = { of: 'acts', at: this.acts + ahead, act };
  }

  callOff(): void {
    this.#cut = undefined;
  }

  readonly happened = (what: 'act' | 'question' = 'act'): void => {
    this.count += 1;
    if (what === 'act') this.acts += 1;
    if (this.#cut === undefined) return;
    const { of, at, act } = this.#cut;
    const reached = of === 'effects' ? this.count === at : what === 'act' && this.acts === at;
    if (!reached) return;
    this.#cut = undefined;
    act();
  };
}

/** The same ledger, which tells of each of its commits once it is durable. */
export function counted(ledger: Ledger, committed: () => void): Ledger {
  const part = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name, receiver): unknown {
        const found: unknown = Reflect.get(object, name, receiver);
        if (typeof found === 'object' && found !== null) return part(found);
        if (typeof found !== 'function' || !COMMITS.has(String(name))) return found;
        return (...given: unknown[]): unknown => {
          const answer: unknown = Reflect.apply(found, object, given);
          committed();
          return answer;
        };
      },
    });
  return part(ledger);
}
