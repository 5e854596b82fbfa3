import { expect, test } from 'vitest';

import type { Event } from '#contract/events.ts';

import type { Health } from './inspect.ts';
import { healthTeller } from './tell-health.ts';

const open: Health = { service: 'open', offers: [], exactOnly: false, relay: true };
const closed: Health = { service: 'closed', next: null };
const jam: Health = { service: 'out', area: 'printer', code: 'jam', who: 'staff' };
const empty: Health = { service: 'out', area: 'printer', code: 'mediaEmpty', who: 'staff' };

test('each change is told once, by device and code, and so is the return', () => {
  const raised: Event[] = [];
  const tell = healthTeller({ raise: (event) => void raised.push(event) });
  for (const health of [open, open, jam, jam, empty, open, closed, closed, open]) tell(health);
  expect(raised).toEqual([
    { id: 'terminal.inService' },
    { id: 'device.fault', device: 'printer', code: 'jam', who: 'staff' },
    { id: 'device.fault', device: 'printer', code: 'mediaEmpty', who: 'staff' },
    { id: 'terminal.inService' },
    { id: 'terminal.inService' },
  ]);
});
