import type { Who } from '#contract/fault.ts';
import type { BusFailure } from './cctalk/bus.ts';
import type { CashFault, CashFaultCode } from './port.ts';

const WHO: Record<CashFaultCode, Who> = {
  coinJam: 'staff',
  noteJam: 'staff',
  hopperJam: 'staff',
  hopperEmpty: 'staff',
  cashboxFull: 'staff',
  stackerFull: 'staff',
  changeShort: 'staff',
  inDoubt: 'staff',
  unitsOpen: 'staff',
  offline: 'technician',
  wrongDevice: 'technician',
  cipherHopper: 'technician',
  deviceFault: 'technician',
  busy: 'technician',
};

export function cashFault(code: CashFaultCode, cause?: unknown): CashFault {
  return cause === undefined ? { code, who: WHO[code] } : { code, who: WHO[code], cause };
}

/** A device that refuses what it must understand is broken; one that does not answer is offline. */
export function busFault(failure: BusFailure): CashFault {
  return cashFault(failure === 'nak' || failure === 'busy' ? 'deviceFault' : 'offline', failure);
}
