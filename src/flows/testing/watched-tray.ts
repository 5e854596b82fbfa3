import type { Event } from '#contract/events.ts';
import { settled } from '#contract/testing/hand-clock.ts';

import { ScriptedDesk } from './desk.ts';
import { ScriptedPaperExit } from './paper-exit.ts';
import { Rehearsal } from './visit.ts';

/** As long as the resident is called, and as long as whoever takes the papers then is taken for their owner, ms. */
export const CALL_MS = 60_000;
export const GRACE_MS = 60_000;
/** So long something lies in the tray before it counts as papers, ms. */
export const STEADY_MS = 1_500;

/** A terminal with a sensor at its output tray, and staff who may sign in. */
export class WatchedTray extends Rehearsal {
  readonly sensor: ScriptedPaperExit;

  constructor({ staffed = true }: { readonly staffed?: boolean } = {}) {
    const desk = new ScriptedDesk();
    const sensor = new ScriptedPaperExit();
    desk.paperExit = sensor;
    if (staffed) {
      desk.staff = {
        roleOf: () => 'counter',
        enter: (number, code) => {
          code.fill(0);
          return Promise.resolve(number === '1001' ? 'entered' : 'refused');
        },
      };
    }
    super(desk);
    this.sensor = sensor;
  }

  async see(exit: 'paper' | 'empty'): Promise<void> {
    this.sensor.become({ exit });
    await settled();
  }

  async pass(ms: number): Promise<void> {
    await this.desk.clock.pass(ms);
  }

  /** Pays 500 yen for two copies, which lie in the tray. */
  async printed(): Promise<this> {
    await this.toPay(2);
    await this.drop(500);
    await this.see('paper');
    return this;
  }

  async signIn(): Promise<void> {
    await this.tap('staff');
    for (const digit of [1, 0, 0, 1]) await this.tap({ name: 'pinDigit', digit });
    await this.tap('next');
    for (const digit of [2, 4, 6, 8, 1, 0]) await this.tap({ name: 'pinDigit', digit });
    await this.tap('next');
  }

  raised(id: Event['id']): readonly Event[] {
    return this.desk.raised.filter((event) => event.id === id);
  }
}
