import type { Who } from '#contract/fault.ts';

import type { Refusal } from './ask.ts';
import type { IppError } from './ipp/error.ts';
import type { PrinterFault, PrinterFaultCode } from './port.ts';

const WHO: Readonly<Record<PrinterFaultCode, Who>> = {
  takePaper: 'resident',
  mediaEmpty: 'staff',
  tonerEmpty: 'staff',
  jam: 'staff',
  coverOpen: 'staff',
  held: 'staff',
  jobLeft: 'staff',
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

/** Why a question got no answer that can be used. */
export function faultOf(error: IppError | Refusal): PrinterFault {
  return error.kind === 'refused' ? fault('protocol', error) : transportFault(error);
}
