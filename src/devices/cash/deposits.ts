import type { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';
import type { CashStatus } from './port.ts';

/** One visit's paying in (UPOS deposit), amounts in yen. */
export interface Deposit {
  readonly visit: VisitId;
  readonly due: Yen;
  readonly credited: number;
  /** No more is to be taken. */
  readonly closing: boolean;
}

/** The deposit under way and what the last one came to. */
export class Deposits {
  readonly #cutOff: VisitId | undefined;
  #current: { -readonly [Key in keyof Deposit]: Deposit[Key] } | undefined;
  #last: { readonly visit: VisitId; readonly credited: Yen } | undefined;

  /** `cutOff`: the visit that a crash cut off. */
  constructor(cutOff: VisitId | undefined) {
    this.#cutOff = cutOff;
  }

  get current(): Deposit | undefined {
    return this.#current;
  }

  /** What the last one came to. */
  get credited(): Yen {
    return this.#last?.credited ?? yen(0);
  }

  /** The visit that money belongs to when it shows itself. */
  get visit(): VisitId | undefined {
    return this.#current?.visit ?? this.#last?.visit ?? this.#cutOff;
  }

  status(jammed: boolean): CashStatus['deposit'] {
    if (this.#current === undefined) return 'end';
    if (jammed) return 'jam';
    return this.#current.credited === 0 ? 'start' : 'count';
  }

  begin({ visit, due }: { readonly visit: VisitId; readonly due: Yen }): void {
    this.#current = { visit, due, credited: 0, closing: false };
  }

  credit(amount: number): void {
    if (this.#current !== undefined) this.#current.credited += amount;
  }

  /** Answers the one that is to be closed. */
  close(): Deposit | undefined {
    if (this.#current !== undefined) this.#current.closing = true;
    return this.#current;
  }

  end(): void {
    if (this.#current === undefined) return;
    const { visit, credited } = this.#current;
    this.#last = { visit, credited: yen(credited) };
    this.#current = undefined;
  }
}
