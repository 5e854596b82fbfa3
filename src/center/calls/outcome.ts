import type { AuditRecord } from '#contract/center.ts';
import { EVENTS } from '#contract/events.ts';

import type { Report } from '../store/issues.ts';

/**
 * What a record says became of a copy; undefined if it is about something else. A later record overrules an earlier one: staff may
 * settle what was in doubt.
 */
export function reportedOutcome({ id, fields }: AuditRecord): Report | undefined {
  switch (id) {
    case 'issue.printed':
    case 'issue.notPrinted':
    case 'issue.inDoubt':
    case 'issue.withdrawn':
    case 'issue.voided': {
      const checked = EVENTS[id].fields.safeParse(asJson(fields));
      if (!checked.success) return undefined;
      const { issue, issueNumber } = checked.data;
      return { issue, issueNumber, outcome: OUTCOMES[id] };
    }
    default:
      return undefined;
  }
}

const OUTCOMES = {
  'issue.printed': 'printed',
  'issue.notPrinted': 'notPrinted',
  'issue.inDoubt': 'inDoubt',
  'issue.withdrawn': 'withdrawn',
  'issue.voided': 'voided',
} as const;

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The record is kept as it came; it only reports nothing.
  }
}
