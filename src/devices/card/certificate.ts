import { type KeyObject, X509Certificate } from 'node:crypto';

import { type Result, err, ok } from '#contract/result.ts';

import { type CertificateProfile, USER_AUTHENTICATION, fitsProfile } from './certificate-profile.ts';
import { type KeyAlgorithm, algorithmFor } from './key-algorithm.ts';

/** A certificate (利用者証明用電子証明書) that passed every check the terminal can make alone. Revocation is the center's. */
export interface CheckedCertificate {
  readonly der: Uint8Array;
  readonly publicKey: KeyObject;
  readonly algorithm: KeyAlgorithm;
  readonly notAfter: Date;
}

/** `unfit`: vouched for, but made for another use, or its key is none that this driver can use. */
export type CertificateFault = 'forged' | 'expired' | 'notYetValid' | 'unfit';

/**
 * Issuing CAs (認証局) by their keys. Generations share one name, so the name alone proves nothing. `anyIssuer` leaves open who
 * made the card: for a technician without the CA at hand, never for a terminal.
 */
export type Trust = readonly X509Certificate[] | 'anyIssuer';

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Reads the pinned CA certificates, one or several in each text; one that cannot be read is a broken installation and throws. */
export function readTrust(pems: readonly string[]): readonly X509Certificate[] {
  return pems.flatMap((pem) => (pem.match(PEM_CERTIFICATE) ?? [pem]).map((one) => new X509Certificate(one)));
}

/**
 * Checks issuer, signature, validity, use and key. The card's own CA file (EF 000B) is never asked: it comes from the same card.
 * `now` in ms since 1970.
 */
export function checkCertificate(
  der: Uint8Array,
  trust: Trust,
  now: number,
  profile: CertificateProfile = USER_AUTHENTICATION,
): Result<CheckedCertificate, CertificateFault> {
  const certificate = parse(der);
  if (certificate === undefined || certificate.ca) return err('forged');
  const chain = chainOf(certificate, trust);
  if (chain === undefined) return err('forged');
  if (chain.some(({ validFromDate }) => now < validFromDate.getTime())) return err('notYetValid');
  // A CA past its own end vouches for nobody (RFC 5280, 6.1.3).
  const notAfter = new Date(Math.min(...chain.map(({ validToDate }) => validToDate.getTime())));
  if (now > notAfter.getTime()) return err('expired');
  const { publicKey } = certificate;
  const algorithm = algorithmFor(publicKey);
  if (algorithm === undefined || !fitsProfile(der, profile)) return err('unfit');
  return ok({ der, publicKey, algorithm, notAfter });
}

function parse(der: Uint8Array): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(der);
    void certificate.publicKey; // read here, because one that OpenSSL does not know throws
    return certificate;
  } catch {
    return undefined;
  }
}

/** The certificate and whoever vouches for it; undefined when nobody who is trusted does. */
function chainOf(certificate: X509Certificate, trust: Trust): readonly X509Certificate[] | undefined {
  if (trust === 'anyIssuer') return [certificate];
  const issuer = trust.find((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
  return issuer && [certificate, issuer];
}
