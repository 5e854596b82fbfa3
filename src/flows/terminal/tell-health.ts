import type { EventSink } from '#contract/events.ts';

import { isNoticeCode } from '#contract/notice.ts';

import type { Health } from './inspect.ts';

/**
 * Tells the log, and through it the center, when the terminal falls out of service, for which device, and when it serves
 * again. Told on change only: an inspection comes every few seconds.
 */
export function healthTeller(events: EventSink): (health: Health) => void {
  let last = '';
  return (health) => {
    const now = health.service === 'out' ? `${health.area}/${health.code}` : health.service;
    if (now === last) return;
    last = now;
    // Who stopped the terminal has told it already: nothing is broken.
    if (health.service === 'out' && isNoticeCode(health.code)) return;
    if (health.service === 'out') {
      events.raise({ id: 'device.fault', device: health.area, code: health.code, who: health.who });
    } else if (health.service === 'open') events.raise({ id: 'terminal.inService' });
  };
}
