import type { IssueId, PersonKey } from '#contract/ids.ts';

/** A copy that went to the printer: whose it was, for whom, and what was there to pay for it. */
export interface SentSheet {
  readonly issue: IssueId;
  readonly personKey: string;
  readonly meantFor: PersonKey | undefined;
  readonly fee: number;
  readonly held: number;
}
