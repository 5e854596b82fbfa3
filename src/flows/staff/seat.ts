import { createActor } from 'xstate';
import type { Actor } from 'xstate';

import type { VisitView } from '../visit/screen-of.ts';
import { staffMachine } from './machine.ts';
import type { StaffOffice } from './office.ts';
import { staffView } from './screen-of.ts';

/** One stay of a member of staff at the terminal, from the door to the door. */
export interface StaffSeat {
  readonly chart: Actor<ReturnType<typeof staffMachine>>;
  /** Something is being done whose outcome is not known yet. */
  readonly busy: boolean;
  /** A unit is open: hands may be in it. */
  readonly handsIn: boolean;
  view(): VisitView;
}

export function staffSeat(
  office: StaffOffice,
  { moved, gone }: { readonly moved: () => void; readonly gone: () => void },
): StaffSeat {
  const chart = createActor(staffMachine(office), { clock: office.clock });
  const left = (): void => {
    office.doors.shut();
    gone();
  };
  chart.subscribe({ next: moved, complete: left, error: left });
  chart.start();
  return {
    chart,
    get busy() {
      return chart.getSnapshot().matches({ inside: { working: 'acting' } });
    },
    get handsIn() {
      return chart.getSnapshot().context.open !== null;
    },
    view: () => ({ stage: null, money: null, ...staffView(chart.getSnapshot()) }),
  };
}
