import type { Clearance } from '#contract/paper.ts';

import type { OutputTray } from '../paper/output-tray.ts';
import type { Desk } from '../visit/desk.ts';
import type { TerminalWork } from './machine.ts';

/** 取り忘れ物: papers that lie in the tray while nobody is served. */
export function leftPapers(
  { books: { forgotten }, events }: Pick<Desk, 'books' | 'events'>,
  tray: OutputTray,
): TerminalWork['left'] {
  return {
    exit: () => tray.exit,
    sheets: () => forgotten.open()?.sheets ?? 0,
    held: () => events.raise({ id: 'paper.held', visit: forgotten.open()?.visit ?? null }),
    cleared(clearance: Clearance) {
      forgotten.clear(clearance);
      if (clearance.disposal !== 'notFound' || tray.exit !== 'paper') return;
      tray.mistrust();
      events.raise({ id: 'device.fault', device: 'paperExit', code: 'contradicted', who: 'technician' });
    },
  };
}
