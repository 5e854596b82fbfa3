import type { Store } from './database.ts';

/** What the center has received, for a person to look at: numbers, times and codes; nobody's name. */
export interface Overview {
  readonly terminals: readonly TerminalLine[];
  readonly outcomes: readonly { readonly kind: string; readonly outcome: string; readonly copies: number }[];
  readonly issues: readonly IssueLine[];
  readonly slips: readonly SlipLine[];
  readonly alarms: readonly AlarmLine[];
}

interface TerminalLine {
  readonly id: string;
  /** ms since 1970; null before the first call. */
  readonly seen: number | null;
  readonly mark: number;
  readonly lastEvent: string | null;
}

interface IssueLine {
  readonly number: string;
  readonly kind: string;
  readonly fee: number;
  readonly drawn: number;
  readonly outcome: string;
}

/** A slip of the counter; `fee` in yen. */
interface SlipLine {
  readonly number: string;
  readonly fee: number;
  readonly expires: number;
  readonly paid: number | null;
}

interface AlarmLine {
  readonly terminal: string;
  readonly sequence: number;
  readonly code: string;
  readonly raised: number;
}

export function createOverview(store: Store): () => Overview {
  const terminals = store.prepare<[], TerminalLine>(
    `SELECT terminals.id, seen, mark, records.id AS lastEvent FROM terminals
     LEFT JOIN records ON records.terminal = terminals.id AND records.sequence = mark
     ORDER BY terminals.id`,
  );
  const outcomes = store.prepare<[], Overview['outcomes'][number]>(
    'SELECT kind, outcome, count(*) AS copies FROM issues GROUP BY kind, outcome ORDER BY kind, outcome',
  );
  const issues = store.prepare<[], IssueLine>(
    'SELECT number, kind, fee, drawn, outcome FROM issues ORDER BY rowid DESC LIMIT 50',
  );
  const slips = store.prepare<[], SlipLine>(
    `SELECT number, expires, paid,
       (SELECT sum(value ->> 'copies' * (value ->> 'feeEach')) FROM json_each(items)) AS fee
     FROM relay_slips ORDER BY rowid DESC LIMIT 50`,
  );
  const alarms = store.prepare<[], AlarmLine>(
    'SELECT terminal, sequence, code, raised FROM alarms ORDER BY rowid DESC LIMIT 50',
  );
  return () => ({
    terminals: terminals.all(),
    outcomes: outcomes.all(),
    issues: issues.all(),
    slips: slips.all(),
    alarms: alarms.all(),
  });
}
