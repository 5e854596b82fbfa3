import type { StaffId } from '#contract/ids.ts';
import type { CashUnit } from '#contract/money.ts';
import type { Result } from '#contract/result.ts';
import type { Choice, Fact, FieldName } from '#contract/staff-view.ts';

/** What staff have answered so far: what the task is done to, and what they typed. */
export interface Asked {
  readonly choice: Choice | undefined;
  readonly typed: Readonly<Partial<Record<FieldName, string>>>;
}

/** Why nothing was done, as a word that has a text. */
export type Refusal = string;

/** Lines that belong together under one heading. */
export interface Leaf {
  readonly part: string;
  readonly facts: readonly Fact[];
}

interface Steps {
  /** What there is to choose from; nothing of it is a refusal: there is nothing to do. */
  readonly choices?: () => readonly Choice[];
  /** The unit that hands open for it, before anything is typed. */
  readonly opens?: (choice: Choice | undefined) => CashUnit | undefined;
  /** What is to be typed then, in this order. */
  readonly fields?: (choice: Choice | undefined) => readonly FieldName[];
}

/** 職務 that changes something: it is read over before it is done. */
export interface ActingDuty extends Steps {
  readonly review: (asked: Asked) => readonly Fact[];
  readonly act: (
    asked: Asked,
    by: StaffId,
  ) => Result<readonly Fact[], Refusal> | Promise<Result<readonly Fact[], Refusal>>;
}

/** 職務 that only reads. */
export interface ReadingDuty extends Steps {
  readonly leaves: (asked: Asked) => readonly Leaf[] | Promise<readonly Leaf[]>;
}

export type Duty = ActingDuty | ReadingDuty;

/** A typed number; nothing typed is none. */
export function numberOf({ typed }: Asked, field: FieldName): number {
  return Number(typed[field] ?? '');
}
