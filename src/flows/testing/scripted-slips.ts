import { z } from 'zod';

import { SlipId } from '#contract/ids.ts';
import type { Ids, IssueId } from '#contract/ids.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import { ok } from '#contract/result.ts';
import type { PrintReport } from '#devices/printer/port.ts';
import type { Issue, Slips } from '#ledger/ledger.ts';

import type { SlipPress, SlipToPress } from '../slip/slip-press.ts';

const Label = z.strictObject({ slip: z.string(), number: z.string() });

/** Slips that bear nothing but what they are, out of a printer that answers what the test says. */
export class ScriptedSlips implements SlipPress {
  readonly comesFrom = 'slips';
  verdict: PrintVerdict = 'printed';
  /** The number that is read back, where it is not the one that was composed. */
  wrongNumber: string | undefined;
  /** Every slip that was composed. */
  readonly composed: SlipToPress[] = [];
  /** How many were sent to the printer. */
  sent = 0;
  readonly #says: (answer: PrintReport) => Promise<PrintReport>;

  constructor(says: (answer: PrintReport) => Promise<PrintReport>) {
    this.#says = says;
  }

  readonly compose: SlipPress['compose'] = (slip) => {
    this.composed.push(slip);
    const label = { slip: slip.slip.slip, number: this.wrongNumber ?? slip.number };
    return ok(Buffer.from(JSON.stringify(label)));
  };

  readonly readBack: SlipPress['readBack'] = (pdf) =>
    Label.parse(JSON.parse(Buffer.from(pdf).toString('utf8')));

  readonly printer: SlipPress['printer'] = {
    print: () => {
      this.sent += 1;
      return this.#says({ verdict: this.verdict, cause: 'scripted', fault: undefined });
    },
    reconcile: () => Promise.resolve([]),
  };
}

export function beginSlip(ids: Ids, what: Parameters<Slips['begin']>[1]): ReturnType<Slips['begin']> {
  const number = typeof what === 'string' ? '000001' : what.owedNumber;
  return { slip: SlipId.parse(ids.next()), number };
}

/** Moves a copy on as the ledger does. */
export function settleIssue(issues: Issue[], issue: IssueId, verdict: PrintVerdict): void {
  const at = issues.findIndex((known) => known.issue === issue);
  const found = issues[at];
  const state = verdict === 'unknown' ? 'inDoubt' : verdict;
  if (found) issues[at] = { ...found, state };
}
