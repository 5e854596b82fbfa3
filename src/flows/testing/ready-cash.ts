import type { CashStatus } from '#devices/cash/port.ts';

/** Cash devices that take everything and can give change. */
export const READY_CASH: CashStatus = {
  device: 'ready',
  deposit: 'end',
  faults: [],
  accepting: [10, 50, 100, 500, 1000],
  exactOnly: false,
  units: [],
};
