import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { IssueId } from '#contract/ids.ts';
import type { Clearance, SheetRecovery } from '#contract/paper.ts';

import type { DoubtfulPaper, LeftPapers } from '../paper/machine.ts';
import type { Exit } from '../paper/output-tray.ts';
import type { PaperView } from '../paper/screen-of.ts';
import type { StaffDoor } from '../paper/staff-door.ts';
import type { LastPapers, VisitOutput } from '../visit/context.ts';
import type { Tap } from '../visit/events.ts';
import type { Health } from './inspect.ts';
import type { Aftermath, Recovery } from './recover.ts';

/** What the terminal's statechart remembers between visits. */
export interface TerminalContext {
  readonly health: Health;
  readonly aftermath: readonly Aftermath[];
  readonly stoppedBy: string;
  readonly paper: PaperView | null;
  /** Papers in the tray are for staff alone by now. */
  readonly forStaff: boolean;
  /** Somebody said that the papers are taken, while some are seen there. */
  readonly denied: boolean;
  /** The papers that the last call is for. */
  readonly calledFor: LastPapers | null;
}

export type TerminalEvent =
  | { readonly type: 'inspected'; readonly health: Health }
  /** The cash devices are other than before: that is not left to the next inspection. */
  | { readonly type: 'cashChanged' }
  /** What lies in the output tray has changed. */
  | { readonly type: 'exitChanged' }
  | { readonly type: 'begin' }
  | { readonly type: 'staffCame' }
  | { readonly type: 'staffGone' }
  | { readonly type: 'visitOver'; readonly output: VisitOutput }
  | Tap
  | { readonly type: 'patienceOver' };

/** What its statechart works with: the devices and the books, as far as it asks them. */
export interface TerminalWork {
  readonly recover: () => Promise<Recovery>;
  /** `undefined`: somebody came meanwhile. */
  readonly inspect: (somebodyCame: AbortSignal) => Promise<Health | undefined>;
  /** What is left of an earlier inspection's finding at this moment, without asking anybody. */
  readonly stillOpen: (health: Health) => Health;
  readonly clock: Clock;
  readonly events: EventSink;
  /** Sheets for which no staff have looked, and the door through which they come; without it nothing is locked. */
  readonly papers?: {
    readonly door: StaffDoor;
    readonly inDoubt: () => DoubtfulPaper | undefined;
    /** The terminal is locked for that sheet: whoever watches it is told. */
    readonly locked: () => void;
    readonly record: (issue: IssueId, recovery: SheetRecovery) => void;
  };
  /** Papers that lie in the output tray while nobody is served. */
  readonly left: {
    readonly exit: () => Exit;
    /** How many sheets were forgotten, 0 where nobody knows, and what is owed to whoever forgot them. */
    readonly known: () => LeftPapers;
    /** The last call for the papers of a visit was in vain. */
    readonly note: (papers: LastPapers) => void;
    readonly held: () => void;
    readonly cleared: (clearance: Clearance) => void;
  };
}
