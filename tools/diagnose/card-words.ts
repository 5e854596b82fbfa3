import type { CardFault, CardFaultCode } from '#devices/card/port.ts';
import { cardFault } from '#devices/card/faults.ts';

import type { Missing } from './card-laid.ts';
import { type Diagnosis, faulty } from './diagnosis.ts';
import type { Examined } from './examine-card.ts';

/** One try is left, and nobody said that it may be used. */
export type LastTry = 'lastTry';

const MESSAGES: Readonly<Record<CardFaultCode | LastTry | 'noCard', string>> = {
  removed: 'The card was lifted, changed or reset while it was read. Leave it on the reader and start again.',
  timeout: 'The card did not answer in time. Lay it flat on the reader and start again.',
  unreadable: 'The reader sees a card but cannot talk to it. Lay it again, alone and flat.',
  notMyNumber: 'This is an IC card, but not a My Number card.',
  juki: 'This is a 住基カード; its certificates have all ended. A My Number card is needed.',
  phone:
    'This is a smartphone (スマホ用電子証明書), which this terminal does not serve. Lay the card itself.',
  pinWrong: 'The PIN is wrong.',
  pinFormat: 'The PIN has to be four digits. It was not sent to the card.',
  pinBlocked: 'The PIN is blocked. The counter of the municipality can set a new one.',
  noPin: 'The card has no PIN (顔認証マイナンバーカード) and cannot be used at a terminal.',
  certificateExpired: 'The certificate on the card has ended. The counter can renew it.',
  certificateNotYetValid: 'The certificate is not valid yet. Check the clock of this machine first.',
  certificateForged: 'No trusted CA made this certificate. Check --trust, then keep the card from use.',
  noCertificate: 'The card holds no certificate for user authentication (利用者証明用電子証明書).',
  noReader: 'pcscd shows no reader whose name begins so, or another program holds it.',
  noService: 'pcscd does not answer. Check that it is installed and running.',
  protocol: 'The card answered outside the specification, or its certificate is for another use.',
  noCard: 'No card lies on the reader.',
  lastTry: 'One try is left: a wrong PIN would block the card. To use it all the same, add --last-try.',
};

export function tellWrongUse(what: string): Diagnosis {
  return faulty('usage', 'technician', what);
}

export function tellCardFault(fault: CardFault | Missing | LastTry): Diagnosis {
  if (fault === 'noCard') return faulty(fault, 'resident', MESSAGES[fault]);
  if (fault === 'lastTry') return faulty(fault, 'technician', MESSAGES[fault]);
  const { code, who, triesLeft } = typeof fault === 'string' ? cardFault(fault) : fault;
  const rest = triesLeft === undefined ? '' : ` Tries left: ${triesLeft}.`;
  return faulty(code, who, `${MESSAGES[code]}${rest}`);
}

interface Told extends Examined {
  readonly issuer: 'trusted' | 'notChecked';
  /** Commands that the card answered. */
  readonly apdus: number;
}

export function tellCard({ tries, certificate, issuer, signature, apdus }: Told): Diagnosis {
  const made = issuer === 'trusted' ? 'made by a trusted CA' : 'maker not checked (no --trust)';
  return {
    ok: true,
    lines: [
      'card         My Number card',
      `PIN          tries left: ${tries}`,
      `certificate  valid until ${certificate.notAfter}, ${certificate.key}, ${made}`,
      ...(signature === undefined ? [] : ['signature    valid']),
      `commands     ${apdus}`,
    ],
    json: {
      kind: 'my-number',
      tries,
      certificate: { valid: true, ...certificate, issuer },
      ...(signature === undefined ? {} : { signature }),
      apdus,
    },
  };
}
