import type { CashStatus } from '#devices/cash/port.ts';

import type { DeviceEvent } from '../visit/events.ts';

/** What a change of the cash devices means to the visit: they failed, or they take other coins and notes than before. */
export function cashNews({ device, faults, accepting, exactOnly }: CashStatus): DeviceEvent {
  if (device === 'ready') return { type: 'cash.accepting', accepts: accepting, exactOnly };
  return { type: 'cash.failed', fault: faults[0] ?? { code: 'offline', who: 'technician' } };
}
