import type { CashUnit } from '#contract/money.ts';
import type { StaffTask, Guide, TaskGroup } from '#contract/staff-task.ts';
import type { Choice, Fact, FieldName } from '#contract/staff-view.ts';

import type { Tap } from '../visit/events.ts';
import type { DutyTask } from './duties.ts';
import type { Asked, Leaf } from './duty.ts';
import { GUIDES } from './guides.ts';
import type { SignedIn } from './office.ts';
import type { signInView } from './sign-in.ts';
import type { Sighting } from './standing-of.ts';

export interface StaffContext {
  /** What is shown until somebody has signed in. */
  readonly door: ReturnType<typeof signInView> | null;
  readonly who: SignedIn | null;
  readonly seen: Sighting | undefined;
  readonly group: TaskGroup | null;
  readonly task: DutyTask | null;
  readonly choices: readonly Choice[];
  /** The first of them that is shown. */
  readonly from: number;
  readonly fields: readonly FieldName[];
  /** The field that is typed into. */
  readonly at: number;
  readonly asked: Asked;
  /** The unit that is open. */
  readonly open: CashUnit | null;
  readonly refusal: string | null;
  readonly facts: readonly Fact[];
  readonly leaves: readonly Leaf[];
  readonly leaf: number;
  readonly guide: Guide;
  /** Steps of the guide that are done. */
  readonly steps: number;
}

export type StaffEvent =
  | Tap
  | { readonly type: 'patienceOver' }
  | { readonly type: 'looked'; readonly seen: Sighting };

const NOTHING_ASKED: Asked = { choice: undefined, typed: {} };

/** Nothing is being done. */
export const AT_REST = {
  task: null,
  choices: [],
  from: 0,
  fields: [],
  at: 0,
  asked: NOTHING_ASKED,
  refusal: null,
  facts: [],
  leaves: [],
  leaf: 0,
} satisfies Partial<StaffContext>;

const MOST_DIGITS: Readonly<Record<FieldName, number>> = {
  coins: 4,
  bag: 10,
  pieces10: 5,
  pieces50: 5,
  pieces100: 5,
  pieces500: 5,
  pieces1000: 5,
  yen: 6,
};

export function typedNow({ fields, at, asked }: StaffContext): string {
  const field = fields[at];
  return field === undefined ? '' : (asked.typed[field] ?? '');
}

/** Pieces that were not found are left out; anything else must be typed. */
export function mayGoOn(context: StaffContext): boolean {
  return typedNow(context) !== '' || (context.fields[context.at] ?? '').startsWith('pieces');
}

export function typedMore(context: StaffContext, digit: number): Pick<StaffContext, 'asked'> {
  const field = context.fields[context.at];
  return field === undefined
    ? context
    : withTyped(context, field, `${typedNow(context)}${digit}`.slice(0, MOST_DIGITS[field]));
}

export function typedLess(context: StaffContext): Pick<StaffContext, 'asked'> {
  const field = context.fields[context.at];
  return field === undefined ? context : withTyped(context, field, typedNow(context).slice(0, -1));
}

function withTyped({ asked }: StaffContext, field: FieldName, typed: string): Pick<StaffContext, 'asked'> {
  return { asked: { ...asked, typed: { ...asked.typed, [field]: typed } } };
}

/** As many as one screen shows. */
const MOST_CHOICES = 8;

export function shownChoices({ choices, from }: Pick<StaffContext, 'choices' | 'from'>): readonly Choice[] {
  return choices.slice(from, from + MOST_CHOICES);
}

/** The next page of what there is to choose from; after the last comes the first. */
export function nextChoices({ choices, from }: StaffContext): Pick<StaffContext, 'from'> {
  return { from: from + MOST_CHOICES < choices.length ? from + MOST_CHOICES : 0 };
}

export function guideIsDone({ guide, steps }: StaffContext): boolean {
  return steps >= GUIDES[guide].length;
}

export function taskOf(event: StaffEvent): StaffTask | undefined {
  return event.type === 'openTask' ? event.task : undefined;
}
