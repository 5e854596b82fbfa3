import { fault } from './faults.ts';
import type { PrinterFault, PrinterFaultCode } from './port.ts';
import { FAMILIES, KEYWORDS, type ReasonGroup } from './reason-groups.ts';

/** What a printer's reasons come to: what blocks it, whether it only needs a moment, and what staff may like to know. */
export interface ReasonSummary {
  readonly fault: PrinterFault | undefined;
  readonly waiting: boolean;
  readonly notices: readonly string[];
}

/** Foremost first: when several reasons block, this one is shown. */
const BLOCKING: readonly (readonly [ReasonGroup, PrinterFaultCode])[] = [
  ['secureJam', 'jam'],
  ['secureCover', 'coverOpen'],
  ['service', 'service'],
  ['offline', 'offline'],
  ['held', 'held'],
  ['refillPaper', 'mediaEmpty'],
  ['refillToner', 'tonerEmpty'],
  ['takePaper', 'takePaper'],
];

export function summarize(reasons: readonly string[]): ReasonSummary {
  const groups = new Set(reasons.map(groupOf));
  const blocking = BLOCKING.find(([group]) => groups.has(group));
  return {
    fault: blocking && fault(blocking[1]),
    waiting: groups.has('wait'),
    notices: reasons.filter((reason) => groupOf(reason) === 'notice'),
  };
}

/**
 * Severity is the keyword's suffix, and none means error (RFC 8011 section 5.4.12). Printers disagree about suffixes (a jam may be
 * a mere `-warning`), so it decides only for keywords that nobody knows and for those that only a technician could act on.
 */
export function groupOf(reason: string): ReasonGroup {
  const [, keyword = reason, severity = 'error'] = /^(.*)-(error|warning|report)$/.exec(reason) ?? [];
  const group = known(keyword) ?? known(reason) ?? 'service';
  return group === 'service' && severity !== 'error' ? 'notice' : group;
}

function known(keyword: string): ReasonGroup | undefined {
  return KEYWORDS.get(keyword) ?? FAMILIES.find(([pattern]) => pattern.test(keyword))?.[1];
}
