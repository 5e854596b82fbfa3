import type { GuideStep } from '#contract/staff-view.ts';
import type { Guide } from '#contract/staff-task.ts';

import { partsOf } from './standing-of.ts';
import type { Sighting } from './standing-of.ts';

/** One step of a guide. `sensed` says whether the device shows that it is done; where it cannot, staff tick it themselves. */
interface Step {
  readonly step: string;
  readonly sensed?: (seen: Sighting) => boolean;
}

const printerIs =
  (codes: readonly string[]) =>
  (seen: Sighting): boolean =>
    codes.includes(seen.printer.fault?.code ?? 'none');
const isWell =
  (part: 'coins' | 'notes' | 'printer' | 'card' | 'tray') =>
  (seen: Sighting): boolean =>
    partsOf(seen).some((each) => each.part === part && (each.light === 'ok' || each.light === 'unknown'));
const noJam = (seen: Sighting): boolean => seen.printer.fault?.code !== 'jam';

/** 手順, in the order of the hands. */
export const GUIDES: Readonly<Record<Guide, readonly Step[]>> = {
  coinJam: [{ step: 'openCoins' }, { step: 'freeCoin' }, { step: 'closeCoins', sensed: isWell('coins') }],
  noteJam: [{ step: 'openNotes' }, { step: 'freeNote' }, { step: 'closeNotes', sensed: isWell('notes') }],
  paperRefill: [
    { step: 'openTray' },
    { step: 'fillPaper' },
    { step: 'closeTray', sensed: (seen) => isWell('printer')(seen) },
  ],
  printerJam: [
    { step: 'openPrinter', sensed: (seen) => printerIs(['coverOpen', 'none'])(seen) },
    { step: 'freePaper', sensed: noJam },
    { step: 'closePrinter', sensed: isWell('printer') },
    { step: 'destroySheets' },
  ],
  trayFull: [{ step: 'emptyTray', sensed: isWell('tray') }, { step: 'keepSheets' }],
  cardLeft: [{ step: 'liftCard', sensed: isWell('card') }, { step: 'keepCard' }],
};

/** What was ticked so far: by the device as soon as everything before is done, or by staff. It never goes back. */
export function ticked(guide: Guide, before: number, seen: Sighting | undefined, byHand: boolean): number {
  const steps = GUIDES[guide];
  const current = steps[before];
  const done = byHand && current && current.sensed === undefined ? before + 1 : before;
  const rest = steps.slice(done);
  const open = rest.findIndex(({ sensed }) => !(sensed && seen && sensed(seen)));
  return open === -1 ? steps.length : done + open;
}

export function stepsOf(guide: Guide, done: number): GuideStep[] {
  return GUIDES[guide].map(({ step, sensed }, at) => ({
    step,
    state: at < done ? 'done' : at === done ? 'now' : 'next',
    sensed: sensed !== undefined,
  }));
}
