import type { StaffDoor } from '../paper/staff-door.ts';
import type { Desk } from '../visit/desk.ts';
import type { TerminalWork } from './context.ts';

/** Sheets of visits that are over: their money is settled, and what staff find is only written down. */
export function doubtfulPapers(
  { books: { issues }, events }: Desk,
  door: StaffDoor,
): NonNullable<TerminalWork['papers']> {
  return {
    door,
    inDoubt() {
      const [copy] = issues.unrecovered();
      if (!copy) return undefined;
      const { issue, issueNumber, sheets } = copy;
      return { issue, issueNumber, sheets, resident: false, money: false };
    },
    locked() {
      const [copy] = issues.unrecovered();
      if (copy) events.raise({ id: 'paper.locked', visit: copy.visit, issue: copy.issue });
    },
    record: (issue, recovery) => issues.recover(issue, recovery),
  };
}
