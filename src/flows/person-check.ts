import type { PersonKey } from '#contract/ids.ts';
import type { IssueNumber } from '#contract/ids.ts';
import type { Sides } from '#contract/paper.ts';

/** What a composed sheet says of itself when it is read back. */
export interface SheetLabel {
  readonly personKey: string;
  readonly issueNumber: string;
  readonly sides: Sides;
  /** Pages that bear this key and number: all of them, or there is no label. */
  readonly pages: number;
}

/**
 * The person check (本人照合): immediately before the bytes leave, what the sheet says of itself must be what this visit
 * expects, for whom, under which number and on how many sheets. Incidents of 2023 were papers that nobody compared.
 */
export function belongsTo(
  label: SheetLabel | undefined,
  expected: {
    readonly personKey: PersonKey;
    readonly issueNumber: IssueNumber;
    readonly sheets: number;
  },
): label is SheetLabel {
  if (label === undefined) return false;
  const { personKey, issueNumber, sides, pages } = label;
  const sheets = sides === 'two' ? pages / 2 : pages;
  return (
    personKey === expected.personKey && issueNumber === expected.issueNumber && sheets === expected.sheets
  );
}
