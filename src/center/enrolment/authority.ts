import 'reflect-metadata';
import { createPrivateKey } from 'node:crypto';

import * as x509 from '@peculiar/x509';

import type { TerminalId } from '#contract/ids.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const SERIAL_BYTES = 16;
/** How long a terminal's certificate is good, ms: two years, within which it is enrolled anew. */
const LIFE_MS = 2 * 365 * 24 * 60 * 60_000;
/** Clocks differ: a certificate is good a little before it was made. */
const BEFORE_MS = 5 * 60_000;

/** A terminal's certificate as it was issued. */
export interface Issued {
  /** Hex, as Node tells it of a peer. */
  readonly serial: string;
  readonly pem: string;
  readonly expires: number;
}

/** The authority (端末認証局) that says which key is which terminal's. Nobody else's certificates count at the center. */
export interface Authority {
  readonly pem: string;
  /** Issues a certificate for the key of this request; undefined when the request is none, or was not signed by its key. */
  issue(terminal: TerminalId, request: string, now: number): Promise<Issued | undefined>;
}

export async function openAuthority(
  certificate: string,
  key: string,
  random: (bytes: number) => Buffer,
): Promise<Authority> {
  const pkcs8 = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const signingKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), P256, false, ['sign']);
  const own = new x509.X509Certificate(certificate);
  return {
    pem: certificate,
    async issue(terminal, request, now) {
      const publicKey = await keyOf(request);
      if (publicKey === undefined) return undefined;
      // The first bit is 0: a serial number is positive.
      const serial = random(SERIAL_BYTES);
      serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
      const expires = now + LIFE_MS;
      const issued = await x509.X509CertificateGenerator.create({
        serialNumber: serial.toString('hex'),
        subject: `CN=${terminal}`,
        issuer: own.subject,
        publicKey,
        signingKey,
        signingAlgorithm: P256,
        notBefore: new Date(now - BEFORE_MS),
        notAfter: new Date(expires),
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
        ],
      });
      return { serial: serial.toString('hex').toUpperCase(), pem: issued.toString('pem'), expires };
    },
  };
}

/** The key that is asked for: P-256, and whoever asks has its private half. What the request says besides is not looked at. */
async function keyOf(request: string): Promise<x509.PublicKey | undefined> {
  try {
    const read = new x509.Pkcs10CertificateRequest(request);
    const { algorithm } = read.publicKey;
    const isP256 =
      algorithm.name === 'ECDSA' && 'namedCurve' in algorithm && algorithm.namedCurve === 'P-256';
    return isP256 && (await read.verify()) ? read.publicKey : undefined;
  } catch {
    return undefined;
  }
}
