import { Guide } from '#contract/staff-task.ts';
import type { StaffTask } from '#contract/staff-task.ts';

import { countDuties, floatDuties } from './duties/cash-units.ts';
import { forcedReturn, openingCheck, testPrint } from './duties/machine-work.ts';
import { forgottenRegister, reportDuties } from './duties/reports.ts';
import { serviceDuties } from './duties/service.ts';
import { settlingDuties } from './duties/settling.ts';
import type { Duty } from './duty.ts';
import type { StaffOffice } from './office.ts';

export type DutyTask = Exclude<StaffTask, Guide>;
export type Duties = Readonly<Record<DutyTask, Duty>>;

/** 職務: everything that staff do in the same steps: choose, fill in, read over, do. */
export function dutiesOf(office: StaffOffice): Duties {
  const { books, cash, standstill } = office;
  return {
    openingCheck: openingCheck(() => office.look()),
    ...floatDuties(books.cashier),
    ...countDuties(books.cashier),
    ...settlingDuties(books),
    ...reportDuties(office),
    ...serviceDuties(standstill),
    testPrint: testPrint(() => office.testPrint()),
    forcedReturn: forcedReturn(cash),
    forgotten: forgottenRegister(office),
  };
}

/** The guide that a task is, if it is one. */
export function guideOf(task: StaffTask | undefined): Guide | undefined {
  return Guide.options.find((guide) => guide === task);
}

export function isDuty(task: StaffTask): task is DutyTask {
  return guideOf(task) === undefined;
}
