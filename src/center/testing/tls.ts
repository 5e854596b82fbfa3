import 'reflect-metadata';

import * as x509 from '@peculiar/x509';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const newKeys = () => crypto.subtle.generateKey(P256, true, ['sign', 'verify']);

async function pemOf(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/** An authority for terminals, and a center's own certificate under it, all made up. */
export async function testTls() {
  const [keys, own] = [await newKeys(), await newKeys()];
  const days = { notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01') };
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Mado test terminals',
    keys,
    signingAlgorithm: P256,
    ...days,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: authority.subject,
    publicKey: own.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: P256,
    ...days,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
  });
  return {
    key: await pemOf(own.privateKey),
    certificate: certificate.toString('pem'),
    authority: authority.toString('pem'),
    authorityKey: await pemOf(keys.privateKey),
  };
}
