import type { Yen } from '#contract/yen.ts';
import type { CashPort, CashStatus } from '#devices/cash/port.ts';

import type { DeviceEvent } from '../visit/events.ts';

/**
 * What a change of the cash devices means to a visit that owes `due` yen: they failed, or they take other coins and notes than
 * before. Until its deposit begins the devices tell what a usual fee would let in, so they are asked for its own.
 */
export function cashNews(cash: Pick<CashPort, 'accepting'>, status: CashStatus, due: Yen): DeviceEvent {
  const { device, deposit, faults } = status;
  if (device !== 'ready') {
    return { type: 'cash.failed', fault: faults[0] ?? { code: 'offline', who: 'technician' } };
  }
  const { accepting, exactOnly } = deposit === 'end' && due > 0 ? cash.accepting(due) : status;
  return { type: 'cash.accepting', accepts: accepting, exactOnly };
}
