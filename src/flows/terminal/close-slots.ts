import { describeDefect } from '#contract/defect.ts';

import type { Desk } from '../visit/desk.ts';

/** What halted a visit may be what closes the slots; that it fails once more must not end the process unheard. */
export async function closeSlots({ cash, events }: Pick<Desk, 'cash' | 'events'>): Promise<void> {
  try {
    await cash.fixDeposit();
  } catch (error) {
    events.raise({ id: 'terminal.defect', ...describeDefect(error) });
  }
}
