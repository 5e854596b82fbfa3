import { cardFault } from './faults.ts';
import type { CardFault, CardFaultCode } from './port.ts';

/** PC/SC return codes that mean something of their own (pcsclite.h); all others end the session as `removed`. */
const MEANINGS: ReadonlyMap<string, CardFaultCode> = new Map([
  ['80100009', 'noReader'], // SCARD_E_UNKNOWN_READER
  ['8010000b', 'noReader'], // SCARD_E_SHARING_VIOLATION: another program holds it
  ['8010000c', 'removed'], // SCARD_E_NO_SMARTCARD
  ['8010000f', 'unreadable'], // SCARD_E_PROTO_MISMATCH: an ATR that means nothing
  ['80100013', 'noService'], // SCARD_F_COMM_ERROR: pcscd died
  ['80100017', 'noReader'], // SCARD_E_READER_UNAVAILABLE
  ['8010001d', 'noService'], // SCARD_E_NO_SERVICE
  ['8010001e', 'noService'], // SCARD_E_SERVICE_STOPPED
  ['8010002e', 'noReader'], // SCARD_E_NO_READERS_AVAILABLE
  ['80100065', 'unreadable'], // SCARD_W_UNSUPPORTED_CARD
  ['80100066', 'unreadable'], // SCARD_W_UNRESPONSIVE_CARD
  ['80100067', 'unreadable'], // SCARD_W_UNPOWERED_CARD
]);

/** What a failure of the binding means; the code is only to be had from its text, `… (0x80100069)`. */
export function pcscFault(failure: unknown): CardFault {
  const text = failure instanceof Error ? failure.message : '';
  const code = /0x([0-9a-f]{8})/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return cardFault(MEANINGS.get(code) ?? 'removed', failure);
}
