import 'reflect-metadata';
import { type KeyObject, X509Certificate, createPrivateKey, sign } from 'node:crypto';

import * as x509 from '@peculiar/x509';

/** The issuer's name of every generation of the made-up CA, and of whoever imitates it. */
const ISSUER = 'C=JP, O=JPKI-TEST, OU=JPKI for user authentication';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};
const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const P384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };

export interface Validity {
  readonly notBefore?: string;
  readonly notAfter?: string;
}

export interface TestCard {
  readonly certificate: string;
  readonly algorithm: 'RSA-SHA256' | 'ECDSA-SHA256' | 'ECDSA-SHA384';
  /** Signs as the card does after its PIN; base64. */
  readonly sign: (message: Buffer) => string;
}

export interface Authority {
  readonly certificate: X509Certificate;
  /** A card for this subject, `C=JP, CN=…`. */
  card(subject: string, validity?: Validity): Promise<TestCard>;
}

const authorityKeys = await Promise.all([1, 2].map(() => newKeys(P384)));
const [rsaKeys, p256Keys, p384Keys, smallKeys] = await Promise.all([
  newKeys(RSA),
  newKeys(P256),
  newKeys(P384),
  newKeys({ ...RSA, modulusLength: 1024 }),
]);

/** Key pairs that a card may hold; cards of one kind share one, as nothing here depends on it. */
export const CARD_KEYS = { rsa: rsaKeys, p256: p256Keys, p384: p384Keys, small: smallKeys } as const;

/** A CA with one of two keys and always the same name. */
export async function newAuthority(
  generation: 0 | 1,
  { notBefore = '2023-01-01', notAfter = '2033-01-01' }: Validity = {},
  cardKeys: CryptoKeyPair = CARD_KEYS.rsa,
): Promise<Authority> {
  const keys = authorityKeys[generation];
  if (!keys) throw new Error('no such generation');
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    name: ISSUER,
    keys,
    signingAlgorithm: P384,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  return {
    certificate: new X509Certificate(Buffer.from(own.rawData)),
    async card(subject, { notBefore = '2024-06-01', notAfter = '2029-05-20' } = {}) {
      const issued = await x509.X509CertificateGenerator.create({
        subject,
        issuer: ISSUER,
        publicKey: cardKeys.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: P384,
        notBefore: new Date(notBefore),
        notAfter: new Date(notAfter),
      });
      return cardOf(Buffer.from(issued.rawData), cardKeys);
    },
  };
}

async function cardOf(certificate: Buffer, { privateKey }: CryptoKeyPair): Promise<TestCard> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const algorithm = algorithmOf(key);
  return {
    certificate: certificate.toString('base64'),
    algorithm,
    sign: (message) =>
      sign(algorithm === 'ECDSA-SHA384' ? 'sha384' : 'sha256', message, key).toString('base64'),
  };
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): TestCard['algorithm'] {
  if (asymmetricKeyType === 'rsa') return 'RSA-SHA256';
  return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ECDSA-SHA256' : 'ECDSA-SHA384';
}

function newKeys(algorithm: RsaHashedKeyGenParams | EcKeyGenParams): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}
