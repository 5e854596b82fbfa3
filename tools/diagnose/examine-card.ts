import { X509Certificate, verify } from 'node:crypto';

import { type Result, err, ok } from '#contract/result.ts';
import { cardFault } from '#devices/card/faults.ts';
import type { CardCertificate, CardFault, CardPort, CardSession, CardSignature } from '#devices/card/port.ts';

import type { LastTry } from './card-words.ts';

export interface Examination {
  /** The PIN to present, which is wiped; undefined for a look without one. */
  readonly pin: Buffer | undefined;
  /** Fresh bytes for the card to sign. */
  readonly nonce: Uint8Array;
  /** Whether the PIN may be presented when a wrong one would block the card. */
  readonly lastTry: boolean;
}

/** What a sound card says of itself: nothing that names its holder. */
export interface Examined {
  readonly tries: number;
  readonly certificate: {
    readonly notBefore: string;
    readonly notAfter: string;
    readonly key: string;
  };
  readonly signature?: 'valid';
}

/** A visit's card work, from recognising the card to the signature, without a visit. */
export async function examineCard(
  port: CardPort,
  examination: Examination,
): Promise<Result<Examined, CardFault | LastTry>> {
  const session = await port.accept();
  if (!session.ok) return session;
  try {
    return await examine(session.value, examination);
  } finally {
    await session.value.close();
  }
}

async function examine(
  session: CardSession,
  { pin, nonce, lastTry }: Examination,
): Promise<Result<Examined, CardFault | LastTry>> {
  const certificate = await session.readCertificate();
  if (!certificate.ok) return certificate;
  const tries = await session.triesLeft();
  if (!tries.ok) return tries;
  if (tries.value === 0) return err(cardFault('pinBlocked'));
  const seen = { tries: tries.value, certificate: described(certificate.value) };
  if (pin === undefined) return ok(seen);
  if (tries.value === 1 && !lastTry) return err('lastTry');

  const verified = await session.verifyPin(pin);
  if (!verified.ok) return verified;
  const signed = await session.sign(nonce);
  if (!signed.ok) return signed;
  return isValid(signed.value, nonce, certificate.value)
    ? ok({ ...seen, signature: 'valid' })
    : err(cardFault('protocol'));
}

function described({ der, notAfter }: CardCertificate): Examined['certificate'] {
  const { validFromDate, publicKey } = new X509Certificate(der);
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  return {
    notBefore: validFromDate.toISOString(),
    notAfter,
    key: modulusLength === undefined ? `EC ${namedCurve ?? ''}` : `RSA ${modulusLength}`,
  };
}

/** Judged here from the certificate alone, without the driver's own check. */
function isValid(
  { algorithm, signature }: CardSignature,
  message: Uint8Array,
  { der }: CardCertificate,
): boolean {
  const hash = algorithm === 'ECDSA-SHA384' ? 'sha384' : 'sha256';
  return verify(hash, message, new X509Certificate(der).publicKey, signature);
}
