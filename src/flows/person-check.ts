import type { PersonKey } from '#contract/ids.ts';
import type { IssueNumber } from '#contract/ids.ts';
import type { Sides } from '#contract/paper.ts';

/** What a composed sheet says of itself when it is read back. */
export interface SheetLabel {
  readonly personKey: string;
  readonly issueNumber: string;
  readonly sides: Sides;
}

/**
 * The person check (本人照合): immediately before the bytes leave, what the sheet says of itself must be what this visit
 * expects. Incidents of 2023 were papers that nobody compared.
 */
export function belongsTo(
  label: SheetLabel | undefined,
  expected: { readonly personKey: PersonKey; readonly issueNumber: IssueNumber },
): label is SheetLabel {
  return label?.personKey === expected.personKey && label.issueNumber === expected.issueNumber;
}
