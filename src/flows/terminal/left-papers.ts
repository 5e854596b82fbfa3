import type { Clearance } from '#contract/paper.ts';
import { MAX_OWING } from '#contract/screen.ts';

import type { OutputTray } from '../paper/output-tray.ts';
import type { Desk } from '../visit/desk.ts';
import type { TerminalWork } from './context.ts';

/** 取り忘れ物: papers that lie in the tray while nobody is served. */
export function leftPapers(
  { books, events }: Pick<Desk, 'books' | 'events'>,
  tray: OutputTray,
): TerminalWork['left'] {
  const { forgotten } = books;
  return {
    exit: () => tray.exit,
    known() {
      const open = forgotten.open();
      const owed = open ? books.givenTo(open.visit).owed : [];
      return {
        left: open?.sheets ?? 0,
        owed: owed.slice(-MAX_OWING).map(({ number, amount }) => ({ amount, owedNumber: number })),
      };
    },
    note: ({ visit, sheets }) => forgotten.note(visit, sheets),
    held: () => events.raise({ id: 'paper.held', visit: forgotten.open()?.visit ?? null }),
    cleared(clearance: Clearance) {
      forgotten.clear(clearance);
      if (clearance.disposal !== 'notFound' || tray.exit !== 'paper') return;
      tray.mistrust();
      events.raise({ id: 'device.fault', device: 'paperExit', code: 'contradicted', who: 'technician' });
    },
  };
}
