import { type KeyObject, X509Certificate } from 'node:crypto';

import { type Result, err, ok } from '#contract/result.ts';

/** A certificate (利用者証明用電子証明書) that passed every check the terminal can make alone. Revocation is the center's. */
export interface CheckedCertificate {
  readonly der: Uint8Array;
  readonly publicKey: KeyObject;
  readonly notAfter: Date;
}

/** `unsupported`: vouched for, but its key is none that this driver can use. */
export type CertificateFault = 'forged' | 'expired' | 'notYetValid' | 'unsupported';

/** Issuing CAs (認証局) by their keys. Generations share one name, so the name alone proves nothing. */
export type Trust = readonly X509Certificate[];

/** Reads the pinned CA certificates; one that cannot be read is a broken installation and throws. */
export function readTrust(pems: readonly string[]): Trust {
  return pems.map((pem) => new X509Certificate(pem));
}

/**
 * Checks issuer, signature, validity and key. The card's own CA file (EF 000B) is never asked: it comes from the same card.
 * `now` in ms since 1970.
 */
export function checkCertificate(
  der: Uint8Array,
  trust: Trust,
  now: number,
): Result<CheckedCertificate, CertificateFault> {
  const certificate = parse(der);
  if (certificate === undefined || certificate.ca) return err('forged');
  const issuer = trust.find((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
  if (issuer === undefined) return err('forged');
  if (now < certificate.validFromDate.getTime()) return err('notYetValid');
  const notAfter = earlier(certificate.validToDate, issuer.validToDate);
  if (now > notAfter.getTime()) return err('expired');
  const { publicKey } = certificate;
  return usable(publicKey) ? ok({ der, publicKey, notAfter }) : err('unsupported');
}

function parse(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

/** A CA past its own end vouches for nobody (RFC 5280, 6.1.3). */
function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function usable(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
}
