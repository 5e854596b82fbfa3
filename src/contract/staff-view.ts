import { z } from 'zod';

import { Kind } from './certificate.ts';
import { Code, Count } from './event-entry.ts';
import { Notice } from './notice.ts';
import { PartState, Standing } from './standing.ts';
import { Guide, StaffRole, StaffTask, TaskGroup } from './staff-task.ts';
import { CHANGE_COINS, Denomination, Yen } from './yen.ts';

const Unit = z.enum(['cashbox', 'stacker', 'hopper:10', 'hopper:50', 'hopper:100', 'hopper:500']);
/** A date or a number as it is written, never words. */
const Figures = z.string().regex(/^[0-9A-Za-z :./-]{1,40}$/);

/** One thing that a task can be done to. */
export const Choice = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('coin'), coin: z.literal([...CHANGE_COINS]), coins: Count }),
  z.strictObject({ of: z.literal('unit'), unit: Unit, yen: Yen }),
  z.strictObject({
    of: z.literal('doubt'),
    doubt: z.string().max(64),
    direction: z.enum(['in', 'out']),
    min: Yen,
    max: Yen,
    cause: Code,
  }),
  z.strictObject({ of: z.literal('owed'), number: Figures, open: Yen, payable: Yen }),
  z.strictObject({ of: z.literal('notice'), notice: Notice }),
  z.strictObject({ of: z.literal('period'), period: Figures }),
]);
export type Choice = z.infer<typeof Choice>;

/** What is typed on the ten-key for a task, digits each. */
export const FieldName = z.enum([
  'coins',
  'bag',
  'pieces10',
  'pieces50',
  'pieces100',
  'pieces500',
  'pieces1000',
  'yen',
]);
export type FieldName = z.infer<typeof FieldName>;

/** One line that staff read before, or after, something is done. */
export const Fact = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('yen'), fact: Code, yen: z.int() }),
  z.strictObject({ is: z.literal('count'), fact: Code, count: z.int() }),
  z.strictObject({ is: z.literal('figures'), fact: Code, figures: Figures }),
  z.strictObject({ is: z.literal('unit'), fact: Code, unit: Unit }),
  z.strictObject({ is: z.literal('notice'), notice: Notice }),
  /** So many copies of a certificate at a fee, in a report. */
  z.strictObject({
    is: z.literal('issued'),
    kind: Kind,
    fee: Yen,
    waived: z.boolean(),
    copies: Count,
    yen: Yen,
  }),
  z.strictObject({ is: z.literal('moneyIn'), denomination: Denomination, pieces: Count, yen: Yen }),
  z.strictObject({ is: z.literal('part'), ...PartState.shape }),
  z.strictObject({ is: z.literal('dated'), day: Figures, sheets: Count }),
  z.strictObject({ is: z.literal('balance'), unit: Unit, opening: Yen, closing: Yen }),
]);
export type Fact = z.infer<typeof Fact>;

const Facts = z.array(Fact).max(12);

/** A step of a guide; `now` is the one to be done. */
export const GuideStep = z.strictObject({
  step: Code,
  state: z.enum(['done', 'now', 'next']),
  sensed: z.boolean(),
});
export type GuideStep = z.infer<typeof GuideStep>;

/** 係員の画面: what is shown to a member of staff who has signed in. Nothing in it names a resident. */
export const StaffView = z.discriminatedUnion('page', [
  z.strictObject({
    page: z.literal('home'),
    by: z.string().max(16),
    role: StaffRole,
    standing: Standing.nullable(),
    groups: z.array(TaskGroup),
  }),
  z.strictObject({ page: z.literal('menu'), group: TaskGroup, tasks: z.array(StaffTask).max(8) }),
  /** `from`: the first that is shown, of `all` that there are. */
  z.strictObject({
    page: z.literal('choose'),
    task: StaffTask,
    choices: z.array(Choice).max(8),
    from: z.int().min(0),
    all: z.int().min(0),
  }),
  z.strictObject({
    page: z.literal('fill'),
    task: StaffTask,
    choice: Choice.nullable(),
    fields: z.array(z.strictObject({ field: FieldName, typed: z.string().max(10) })).max(8),
    at: z.int().min(0),
  }),
  z.strictObject({ page: z.literal('review'), task: StaffTask, facts: Facts }),
  z.strictObject({ page: z.literal('acting'), task: StaffTask }),
  /** `refusal` is why nothing was recorded, or nobody knows whether it was; null when it was. */
  z.strictObject({ page: z.literal('told'), task: StaffTask, refusal: Code.nullable(), facts: Facts }),
  /** A report or a register, leaf by leaf. */
  z.strictObject({
    page: z.literal('read'),
    task: StaffTask,
    title: Figures.nullable(),
    part: Code,
    leaf: z.int().min(1),
    leaves: z.int().min(1),
    facts: Facts,
  }),
  z.strictObject({ page: z.literal('guide'), guide: Guide, steps: z.array(GuideStep).min(1).max(6) }),
]);
export type StaffView = z.infer<typeof StaffView>;
export type StaffPage = StaffView['page'];
