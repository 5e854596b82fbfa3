import type { Who } from '#contract/fault.ts';

import type { IppError } from './ipp/error.ts';
import type { PrinterFault, PrinterFaultCode } from './port.ts';

const WHO: Readonly<Record<PrinterFaultCode, Who>> = {
  takePaper: 'resident',
  mediaEmpty: 'staff',
  tonerEmpty: 'staff',
  jam: 'staff',
  coverOpen: 'staff',
  held: 'staff',
  offline: 'technician',
  service: 'technician',
  unsupported: 'technician',
  protocol: 'technician',
};

export function fault(code: PrinterFaultCode, cause?: unknown): PrinterFault {
  return { code, who: WHO[code], ...(cause === undefined ? {} : { cause }) };
}

/** A printer that cannot be reached is offline; one that answers nonsense does not speak the protocol. */
const TRANSPORT: Readonly<Record<IppError['kind'], PrinterFaultCode>> = {
  network: 'offline',
  timeout: 'offline',
  queueFull: 'offline',
  certificate: 'protocol',
  http: 'protocol',
  tooLarge: 'protocol',
  malformed: 'protocol',
  mismatch: 'protocol',
};

export function transportFault(error: IppError): PrinterFault {
  return fault(TRANSPORT[error.kind], error);
}
