import { describeDefect } from '#contract/defect.ts';
import type { CashUnit } from '#contract/money.ts';

import type { StaffContext } from './context.ts';
import type { Duties } from './duties.ts';
import type { StaffOffice } from './office.ts';

/** The unit into which hands reach for a task. */
export function unitOf(
  duties: Duties,
  { task, asked }: Pick<StaffContext, 'task' | 'asked'>,
): CashUnit | undefined {
  return task === null ? undefined : duties[task].opens?.(asked.choice);
}

/** 開扉: the slots are shut; answers why not. */
export async function unlock({ cash }: StaffOffice, { who }: StaffContext): Promise<string | null> {
  if (who === null) return 'forbidden';
  const begun = await cash.beginExchange(who.by);
  return begun.ok ? null : begun.error.code;
}

/** 閉扉: whatever staff did or did not record, hands may have been in the unit. The devices are found anew meanwhile. */
export function shut({ cash, events }: StaffOffice, { who, open }: StaffContext): void {
  if (who === null || open === null) return;
  cash
    .endExchange({ by: who.by, opened: [open] })
    .catch((error: unknown) => events.raise({ id: 'terminal.defect', ...describeDefect(error) }));
}
