import type { Who } from '#contract/fault.ts';

import type { CardFault, CardFaultCode } from './port.ts';

const WHO: Readonly<Record<CardFaultCode, Who>> = {
  removed: 'resident',
  timeout: 'resident',
  unreadable: 'resident',
  notMyNumber: 'resident',
  juki: 'resident',
  phone: 'resident',
  pinWrong: 'resident',
  pinFormat: 'resident',
  pinBlocked: 'staff',
  noPin: 'staff',
  certificateExpired: 'staff',
  certificateNotYetValid: 'staff',
  certificateForged: 'staff',
  noCertificate: 'staff',
  noReader: 'technician',
  noService: 'technician',
  protocol: 'technician',
};

/** A fault with the person who can act on it. */
export function cardFault(code: CardFaultCode, cause?: unknown): CardFault {
  return cause === undefined ? { code, who: WHO[code] } : { code, who: WHO[code], cause };
}

/** `pinWrong`: the card gives `triesLeft` more. */
export function pinWrong(triesLeft: number): CardFault {
  return { ...cardFault('pinWrong'), triesLeft };
}
