import { type DerValue, inside, oidText, readDer } from './der-reader.ts';

/** What a certificate must say of itself to be one for user authentication. All of it is data: the next card brings other values. */
export interface CertificateProfile {
  /** Certificate policies (証明書ポリシー), one of which must be named. */
  readonly policies: readonly string[];
  /** How the CA may have signed. */
  readonly signatures: readonly string[];
}

/** 利用者証明用電子証明書: no other certificate of the same CA, and no signature with a broken hash. */
export const USER_AUTHENTICATION: CertificateProfile = {
  policies: ['1.2.392.200149.8.5.1.3.30'],
  signatures: [
    '1.2.840.113549.1.1.11', // sha256WithRSAEncryption (RFC 4055, 5)
    '1.2.840.113549.1.1.12', // sha384WithRSAEncryption
    '1.2.840.113549.1.1.13', // sha512WithRSAEncryption
    '1.2.840.10045.4.3.2', // ecdsa-with-SHA256 (RFC 5758, 3.2)
    '1.2.840.10045.4.3.3', // ecdsa-with-SHA384
    '1.2.840.10045.4.3.4', // ecdsa-with-SHA512
  ],
};

/** The same with the policies that a terminal is set up with, if any. */
export function profileWith(policies = USER_AUTHENTICATION.policies): CertificateProfile {
  return { ...USER_AUTHENTICATION, policies };
}

const SEQUENCE = 0x30;
const BOOLEAN = 0x01;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OID = 0x06;
/** `[3] EXPLICIT Extensions` of TBSCertificate (RFC 5280, 4.1). */
const EXTENSIONS = 0xa3;

const KEY_USAGE = '2.5.29.15';
const POLICIES = '2.5.29.32';

/** Extensions that this check understands; any other that is critical makes a certificate unfit (RFC 5280, 4.2). */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  KEY_USAGE,
  POLICIES,
  '2.5.29.17', // subjectAltName
  '2.5.29.18', // issuerAltName
  '2.5.29.19', // basicConstraints: a CA's certificate is refused before
  '2.5.29.31', // cRLDistributionPoints: revocation is the center's
  '2.5.29.37', // extKeyUsage
]);

/** keyUsage with digitalSignature alone (RFC 5280, 4.2.1.3): one bit, seven unused. */
const DIGITAL_SIGNATURE_ONLY = Buffer.from([0x07, 0x80]);

/** Whether this certificate (DER) is made for what the terminal uses it for. */
export function fitsProfile(der: Uint8Array, profile: CertificateProfile): boolean {
  const [whole, ...more] = readDer(der) ?? [];
  const [content, algorithm] = inside(whole, SEQUENCE) ?? [];
  const signedWith = oidOf(inside(algorithm, SEQUENCE)?.[0]);
  const extensions = extensionsOf(content);
  if (more.length > 0 || extensions === undefined || signedWith === undefined) return false;
  return (
    profile.signatures.includes(signedWith) &&
    extensions.every(({ id, critical }) => !critical || UNDERSTOOD.has(id)) &&
    signsOnly(valueOf(extensions, KEY_USAGE)) &&
    policiesIn(valueOf(extensions, POLICIES)).some((policy) => profile.policies.includes(policy))
  );
}

interface Extension {
  readonly id: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

function extensionsOf(content: DerValue | undefined): readonly Extension[] | undefined {
  const wrapped = inside(content, SEQUENCE)?.find(({ tag }) => tag === EXTENSIONS);
  const list = inside(inside(wrapped, EXTENSIONS)?.[0], SEQUENCE);
  const read = list?.map(extension).filter((each) => each !== undefined);
  const once = new Set(read?.map(({ id }) => id));
  return read !== undefined && once.size === list?.length ? read : undefined;
}

/** Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue } */
function extension(value: DerValue): Extension | undefined {
  const parts = inside(value, SEQUENCE);
  const id = oidOf(parts?.[0]);
  const last = parts?.at(-1);
  if (parts === undefined || id === undefined || last?.tag !== OCTET_STRING || parts.length > 3)
    return undefined;
  return { id, critical: parts[1]?.tag === BOOLEAN && parts[1].content[0] !== 0, value: last.content };
}

function valueOf(extensions: readonly Extension[], id: string): DerValue | undefined {
  const found = extensions.find((each) => each.id === id);
  return found && readDer(found.value)?.[0];
}

function signsOnly(usage: DerValue | undefined): boolean {
  return usage?.tag === BIT_STRING && DIGITAL_SIGNATURE_ONLY.equals(usage.content);
}

/** CertificatePolicies ::= SEQUENCE OF SEQUENCE { policyIdentifier, … } */
function policiesIn(policies: DerValue | undefined): readonly string[] {
  const list = inside(policies, SEQUENCE) ?? [];
  return list.map((policy) => oidOf(inside(policy, SEQUENCE)?.[0])).filter((id) => id !== undefined);
}

function oidOf(value: DerValue | undefined): string | undefined {
  return value?.tag === OID ? oidText(value.content) : undefined;
}
