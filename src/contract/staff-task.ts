import { z } from 'zod';

/**
 * 職員の役割, given to a person and not to a rank (住民記録システム標準仕様書 1380, 1390): 窓口, 出納, 保守 (no personal data and no
 * money), 管理者, 監査 (reads only).
 */
export const StaffRole = z.enum(['counter', 'cash', 'maintenance', 'manager', 'auditor']);
export type StaffRole = z.infer<typeof StaffRole>;

/** 手順: what staff are led through with their hands in the machine. */
export const Guide = z.enum(['coinJam', 'noteJam', 'paperRefill', 'printerJam', 'trayFull', 'cardLeft']);
export type Guide = z.infer<typeof Guide>;

/** Everything that staff can do at the terminal. */
export const StaffTask = z.enum([
  'openingCheck',
  'float',
  'takeOut',
  'collect',
  'count',
  'forcedReturn',
  'dayReport',
  'monthReport',
  'doubts',
  'owed',
  ...Guide.options,
  'stop',
  'reopen',
  'testPrint',
  'forgotten',
]);
export type StaffTask = z.infer<typeof StaffTask>;

/** The parts of the menu. */
export const TaskGroup = z.enum(['check', 'money', 'books', 'guides', 'service', 'more']);
export type TaskGroup = z.infer<typeof TaskGroup>;

export const TASKS_OF: Readonly<Record<TaskGroup, readonly StaffTask[]>> = {
  check: ['openingCheck'],
  money: ['float', 'collect', 'takeOut', 'count', 'forcedReturn'],
  books: ['dayReport', 'monthReport', 'doubts', 'owed'],
  guides: Guide.options,
  service: ['stop', 'reopen'],
  more: ['testPrint', 'forgotten'],
};

const money: readonly StaffRole[] = ['cash', 'manager'];
const reports: readonly StaffRole[] = ['cash', 'manager', 'auditor'];
const place: readonly StaffRole[] = ['counter', 'manager'];
const machine: readonly StaffRole[] = ['counter', 'maintenance', 'manager'];

const MAY: Readonly<Record<StaffTask, readonly StaffRole[]>> = {
  openingCheck: machine,
  float: money,
  takeOut: money,
  collect: money,
  count: money,
  forcedReturn: money,
  dayReport: reports,
  monthReport: reports,
  doubts: money,
  owed: ['counter', 'cash', 'manager'],
  coinJam: ['counter', 'cash', 'manager'],
  noteJam: ['counter', 'cash', 'manager'],
  paperRefill: machine,
  printerJam: place,
  trayFull: place,
  cardLeft: place,
  stop: place,
  reopen: place,
  testPrint: machine,
  forgotten: place,
};

/** Whether somebody of this role may do this; the screen shows no more, and the flow refuses the rest. */
export function may(role: StaffRole, task: StaffTask): boolean {
  return MAY[task].includes(role);
}

/** Whether papers of residents, found or in doubt, are for this role. */
export function mayHandlePapers(role: StaffRole | undefined): boolean {
  return role !== undefined && place.includes(role);
}
