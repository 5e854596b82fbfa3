import 'reflect-metadata';

import * as x509 from '@peculiar/x509';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A key that a terminal made for itself, and the request for its certificate (PKCS #10); both PEM. */
export interface KeyAndRequest {
  readonly key: string;
  readonly request: string;
}

export async function newRequest(terminal: string): Promise<KeyAndRequest> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: `CN=${terminal}`,
    keys,
    signingAlgorithm: P256,
  });
  const key = x509.PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  return { key, request: request.toString('pem') };
}
