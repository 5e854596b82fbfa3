import { X509Certificate, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { z } from 'zod';

import type { AuthenticateRequest, Refusal } from '#contract/center.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

/** Issuing CAs (認証局), pinned by key: generations share one name, so a name proves nothing. */
export type Trust = readonly X509Certificate[];

type CardFault = Extract<Refusal, 'certificateForged' | 'signatureInvalid' | 'certificateExpired'>;
type Proof = Pick<z.infer<typeof AuthenticateRequest>, 'nonce' | 'certificate' | 'algorithm' | 'signature'>;

/**
 * Checks that a pinned CA vouches for the certificate (利用者証明用電子証明書), that its key signed the nonce, and that it is valid
 * at `now` (ms since 1970). Answers the holder's name on it; revocation is the caller's to ask.
 */
export function checkCard(proof: Proof, trust: Trust, now: number): Result<string, CardFault> {
  const certificate = parsed(Buffer.from(proof.certificate, 'base64'));
  if (certificate === undefined || certificate.ca) return err('certificateForged');
  const issuer = trust.find((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
  const holder = issuer && holderOf(certificate);
  if (issuer === undefined || holder === undefined) return err('certificateForged');
  if (!signed(proof, certificate.publicKey)) return err('signatureInvalid');
  // A CA past its own end vouches for nobody (RFC 5280, 6.1.3).
  const valid = [certificate, issuer].every(
    ({ validFromDate, validToDate }) => validFromDate.getTime() <= now && now <= validToDate.getTime(),
  );
  return valid ? ok(holder) : err('certificateExpired');
}

function parsed(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined; // Not a certificate at all: whoever made it, no CA did.
  }
}

/** The one CN of the subject; a certificate with none or several is no card's. */
function holderOf(certificate: X509Certificate): string | undefined {
  const name: unknown = certificate.toLegacyObject().subject.CN;
  return typeof name === 'string' ? name : undefined;
}

function signed({ algorithm, nonce, signature }: Proof, key: KeyObject): boolean {
  const message = Buffer.from(nonce, 'base64');
  const bytes = Buffer.from(signature, 'base64');
  switch (algorithm) {
    case 'RSA-SHA256':
      return isRsa(key) && verify('sha256', message, key, bytes);
    case 'ECDSA-SHA256':
      return isOn('prime256v1', key) && verify('sha256', message, { key, dsaEncoding: 'der' }, bytes);
    case 'ECDSA-SHA384':
      return isOn('secp384r1', key) && verify('sha384', message, { key, dsaEncoding: 'der' }, bytes);
  }
}

/** For RSASSA-PKCS1-v1_5 (RFC 8017, 8.2), node's default padding. */
function isRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
}

function isOn(curve: string, key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === curve;
}
