import { z } from 'zod';

import { Code, Count } from './event-entry.ts';
import { Notice } from './notice.ts';
import { StaffTask } from './staff-task.ts';

/** 状態: well, to be looked after soon, out of order, or nobody can tell. */
export const Light = z.enum(['ok', 'warn', 'bad', 'unknown']);
export type Light = z.infer<typeof Light>;

/** The parts of a terminal that staff see at a glance. */
export const Part = z.enum([
  'card',
  'coins',
  'notes',
  'hopper10',
  'hopper50',
  'hopper100',
  'hopper500',
  'printer',
  'tray',
  'center',
  'disk',
  'unsent',
]);
export type Part = z.infer<typeof Part>;

/** How one part stands: a word for its state, and a number where one says more (coins, records). */
export const PartState = z.strictObject({
  part: Part,
  light: Light,
  state: Code,
  count: Count.nullable(),
  /** Whether the count is by the books alone and may be wrong. */
  unsure: z.boolean(),
});
export type PartState = z.infer<typeof PartState>;

/** つぎにすること: what is wrong, and the task that puts it right, where this person has one. */
export const Todo = z.strictObject({ what: Code, task: StaffTask.nullable() });
export type Todo = z.infer<typeof Todo>;

/** いまの様子: how the whole terminal stands, what is most urgent first. */
export const Standing = z.strictObject({
  parts: z.array(PartState).max(Part.options.length),
  todo: z.array(Todo).max(8),
  stopped: Notice.nullable(),
});
export type Standing = z.infer<typeof Standing>;
