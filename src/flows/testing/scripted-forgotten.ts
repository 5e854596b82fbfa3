import type { Clearance } from '#contract/paper.ts';

import type { Books } from '../visit/desk.ts';

/** 取り忘れ物の記録 as the ledger keeps it, of one visit at a time. */
export class ScriptedForgotten implements Pick<Books['forgotten'], 'note' | 'open' | 'clear'> {
  readonly cleared: Clearance[] = [];
  readonly #done: string[];
  #open: ReturnType<Books['forgotten']['open']>;

  /** `done`: where it is told that something was forgotten. */
  constructor(done: string[]) {
    this.#done = done;
  }

  readonly note: Books['forgotten']['note'] = (visit, sheets) => {
    if (this.#open?.visit === visit) return;
    this.#done.push(`forgotten: ${sheets}`);
    this.#open = { visit, sheets };
  };

  readonly open: Books['forgotten']['open'] = () => this.#open;

  readonly clear: Books['forgotten']['clear'] = (clearance) => {
    this.cleared.push(clearance);
    this.#open = undefined;
  };
}
