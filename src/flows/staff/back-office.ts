import type { Desk } from '../visit/desk.ts';
import type { OutputTray } from '../paper/output-tray.ts';
import type { Premises } from '../terminal/inspect.ts';
import type { StaffOffice } from './office.ts';
import type { Sighting } from './standing-of.ts';
import { UnitDoors } from './units.ts';

/** What only staff use, beyond the desk of a visit. */
export interface BackOffice extends Pick<StaffOffice, 'books' | 'standstill' | 'testPrint'> {
  /** Records that the center has not confirmed. */
  unsent(): number;
  /** 校正: why the copy guard should be looked at again; undefined while it need not. */
  calibration(): Sighting['calibration'];
}

/** The office of a terminal where staff are known; nobody signs in elsewhere. */
export function officeOf(
  desk: Desk,
  { pressure }: Pick<Premises, 'pressure'>,
  tray: OutputTray,
  back: BackOffice | undefined,
): StaffOffice | undefined {
  const { staff: door, cash, events, clock } = desk;
  if (door === undefined || back === undefined) return undefined;
  const center = lineToCenter(desk);
  const { books, standstill } = back;
  return {
    door,
    books,
    cash,
    doors: new UnitDoors({ cash, events }),
    standstill,
    look: async () => ({
      card: desk.card.status(),
      cash: cash.status(),
      printer: await desk.printer.status(),
      exit: tray.exit,
      center: center(),
      pressure: pressure(),
      unsent: back.unsent(),
      stopped: standstill.notice,
      doubts: books.openDoubts().length,
      calibration: back.calibration(),
    }),
    testPrint: () => back.testPrint(),
    events,
    clock,
  };
}

/** The center's last word; it is asked anew each time, and nobody waits for it. */
function lineToCenter({ center }: Pick<Desk, 'center'>): () => string | undefined {
  let word: string | undefined = 'asking';
  let asking = false;
  return () => {
    if (!asking) {
      asking = true;
      void center
        .status()
        .then((reached) => (word = reached.ok ? undefined : reached.error.code))
        .finally(() => (asking = false));
    }
    return word;
  };
}
