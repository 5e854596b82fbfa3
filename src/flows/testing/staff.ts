import type { Notice } from '#contract/notice.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import type { StaffRole } from '#contract/staff-task.ts';
import type { StaffView } from '#contract/staff-view.ts';
import type { Ledger } from '#ledger/ledger.ts';

import type { StaffDoor } from '../paper/staff-door.ts';
import type { BackOffice } from '../staff/back-office.ts';
import type { Standstill } from '../staff/office.ts';
import { ScriptedDesk } from './desk.ts';
import { Rehearsal } from './visit.ts';

export const CODE = '246810';
const STAFF: Readonly<Record<string, StaffRole>> = {
  '1001': 'manager',
  '1002': 'counter',
  '1003': 'cash',
  '1004': 'maintenance',
  '1005': 'auditor',
};

const door: StaffDoor = {
  enter(number, code) {
    const right = number in STAFF && code.toString('latin1') === CODE;
    code.fill(0);
    return Promise.resolve(right ? 'entered' : 'refused');
  },
  roleOf: (number) => STAFF[number],
};

class ScriptedStandstill implements Standstill {
  notice: Notice | undefined;

  stop(notice: Notice): void {
    this.notice = notice;
  }

  reopen(): void {
    this.notice = undefined;
  }
}

/** A terminal on a scripted desk and a real ledger, and the hands of a member of staff. */
export class StaffRehearsal extends Rehearsal {
  readonly standstill: Standstill;
  /** What printing the test sheet answers; it waits as long as the test likes. */
  readonly #prints: PromiseWithResolvers<{ readonly verdict: PrintVerdict; readonly cause: string }>;

  constructor(ledger: Ledger) {
    const desk = new ScriptedDesk();
    desk.staff = door;
    const standstill = new ScriptedStandstill();
    const prints = Promise.withResolvers<{ readonly verdict: PrintVerdict; readonly cause: string }>();
    const office: BackOffice = {
      books: ledger,
      standstill,
      unsent: () => 0,
      calibration: () => undefined,
      testPrint: () => prints.promise,
    };
    super(desk, undefined, office);
    this.standstill = standstill;
    this.#prints = prints;
  }

  printed(verdict: PrintVerdict): void {
    this.#prints.resolve({ verdict, cause: 'completed' });
  }

  get view(): StaffView {
    if (this.screen.name !== 'staffMode') throw new Error(`not in staff mode: ${this.screen.name}`);
    return this.screen.view;
  }

  async types(digits: string): Promise<void> {
    for (const digit of digits) await this.tap({ name: 'pinDigit', digit: Number(digit) });
    await this.tap('next');
  }

  async signIn(number = '1001'): Promise<void> {
    await this.tap('staff');
    await this.types(number);
    await this.types(CODE);
  }

  /** The events of staff mode that were raised, by id and what came of them. */
  get told(): readonly string[] {
    return this.desk.raised.flatMap((event) => {
      if (event.id === 'staff.acted') return [`${event.by} ${event.task} ${event.result}`];
      if (event.id === 'staff.denied') return [`${event.by} ${event.task} denied`];
      return event.id === 'staff.left' ? [`${event.by} left ${event.how}`] : [];
    });
  }
}
