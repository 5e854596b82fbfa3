import { createActor } from 'xstate';
import type { Actor } from 'xstate';

import { staffMachine } from './machine.ts';
import type { StaffOffice } from './office.ts';
import { staffView } from './screen-of.ts';
import type { StaffFrame } from './screen-of.ts';

/** One stay of a member of staff at the terminal, from the door to the door. */
export interface StaffSeat {
  readonly chart: Actor<ReturnType<typeof staffMachine>>;
  /** Something is being done whose outcome is not known yet. */
  readonly busy: boolean;
  view(): StaffFrame;
}

export function staffSeat(office: StaffOffice): StaffSeat {
  const chart = createActor(staffMachine(office), { clock: office.clock });
  return {
    chart,
    get busy() {
      return chart.getSnapshot().matches({ inside: { working: 'acting' } });
    },
    view: () => staffView(chart.getSnapshot()),
  };
}
