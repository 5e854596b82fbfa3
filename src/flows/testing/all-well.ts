import type { Sighting } from '../staff/standing-of.ts';
import { READY_CASH } from './ready-cash.ts';

/** What staff mode sees of a terminal at which all is well (異常なし). */
export const WELL: Sighting = {
  card: { device: 'ready', media: 'notPresent', reader: undefined },
  cash: READY_CASH,
  printer: { device: 'ready', fault: undefined, notices: [] },
  exit: 'empty',
  center: undefined,
  pressure: 'ok',
  unsent: 0,
  stopped: undefined,
  doubts: 0,
  calibration: undefined,
};
