import type { Verb } from '#bench/verbs.ts';
import type { BenchView } from '#bench/view.ts';

const LOOK_MS = 20;
const PATIENCE_MS = 30_000;

/** Hands and eyes at the bench, which is a process of its own and outlives every core. */
export class BenchHands {
  readonly #url: string;
  /** Papers that were taken out of the printer. */
  readonly papers: string[] = [];
  /** Coins that the slot took in. */
  readonly slot: number[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async does(verb: Verb): Promise<void> {
    const answer = await fetch(`${this.#url}/verbs`, { method: 'POST', body: JSON.stringify(verb) });
    if (!answer.ok) throw new Error(`the bench refused ${verb.do}: ${answer.status}`);
  }

  async looks(): Promise<BenchView> {
    const answer = await fetch(`${this.#url}/view`);
    const view: BenchView = await answer.json();
    return view;
  }

  /** Puts a coin or a note in once the slot takes it; answers whether it came to that. */
  async pays(money: 10 | 50 | 100 | 500 | 1000, still: () => boolean): Promise<boolean> {
    const late = AbortSignal.timeout(PATIENCE_MS);
    while (!(await this.looks()).cash.takes.includes(money)) {
      if (!still()) return false;
      if (late.aborted) throw new Error(`the slot does not take ${money}`);
      await new Promise((resolve) => void setTimeout(resolve, LOOK_MS));
    }
    await this.does(money === 1000 ? { do: 'insertNote' } : { do: 'insertCoin', coin: money });
    this.slot.push(money);
    return true;
  }

  /** Takes whatever lies there to be taken. */
  async takesAll(): Promise<void> {
    await this.does({ do: 'liftCard' });
    await this.does({ do: 'takeTray' });
    const { printer } = await this.looks();
    this.papers.push(...printer.output);
    await this.does({ do: 'takeSheets' });
  }
}
