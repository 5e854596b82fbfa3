import { type KeyObject, X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';

import type { Clock } from '#contract/clock.ts';

import { type CardKeyKind, type KeyPair, kindOf, newKeys } from './card-keys.ts';
import { type Validity, authorityCertificate, cardCertificate } from './demo-certificate.ts';
import { keepFirst, kept, replace } from './keep.ts';
import type { CardCredential } from './virtual-card.ts';

/** What a made-up card shall hold. Dates that are left out are chosen around the clock's today. */
export interface DemoCardProfile {
  /** Names the card's file: letters, digits, `_` and `-`. */
  readonly id: string;
  /** Subject CN, e.g. `997794E9AGCIEG99999001A`: no name, as on a real card. */
  readonly commonName: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** `rsa-2048` when left out, as on today's cards. */
  readonly key?: CardKeyKind;
}

/** A made-up certification authority for user authentication (利用者証明用認証局), plainly not the real one. */
export interface DemoAuthority {
  /** What a terminal must pin to accept its cards. */
  readonly certificatePem: string;
  /** The credential of one card: made at the first call, the same at every later one. */
  card(profile: DemoCardProfile): Promise<CardCredential>;
}

interface Identity {
  readonly keys: KeyPair;
  readonly certificate: X509Certificate;
}

const YEAR_MS = 365 * 24 * 3_600_000;

/** Opens the authority kept in this folder, or makes it there. Only the owner can read what it keeps. */
export async function openDemoAuthority(directory: string, clock: Clock): Promise<DemoAuthority> {
  const path = join(directory, 'authority.pem');
  const authority = read((await kept(path)) ?? (await keepFirst(path, await newAuthority(clock))));
  const cards = new Map<string, Promise<unknown>>();

  async function card(profile: DemoCardProfile): Promise<CardCredential> {
    const { keys, certificate } = await cardIdentity(directory, authority, profile, clock);
    return {
      certificate: certificate.raw,
      caCertificate: authority.certificate.raw,
      privateKey: keys.privateKey,
    };
  }

  return {
    certificatePem: authority.certificate.toString(),
    card(profile) {
      const made = (cards.get(profile.id) ?? Promise.resolve()).then(() => card(profile));
      cards.set(
        profile.id,
        made.catch(() => undefined),
      );
      return made;
    },
  };
}

async function newAuthority(clock: Clock): Promise<string> {
  const keys = await newKeys();
  const now = clock.now();
  return pem(
    keys,
    authorityCertificate(keys, {
      notBefore: new Date(now - 10 * YEAR_MS),
      notAfter: new Date(now + 20 * YEAR_MS),
    }),
  );
}

/** The key of a card stays while its kind is the one asked for; its certificate is issued again when it no longer fits what is asked. */
async function cardIdentity(
  directory: string,
  authority: Identity,
  profile: DemoCardProfile,
  clock: Clock,
): Promise<Identity> {
  if (!/^[\w-]{1,64}$/.test(profile.id)) throw new RangeError('a card id is letters, digits, _ and -');
  const path = join(directory, `card-${profile.id}.pem`);
  const text = await kept(path);
  const old = text === undefined ? undefined : read(text);
  if (old !== undefined && keyStays(old, profile) && fits(old.certificate, authority, profile, clock))
    return old;
  const keys = keyStays(old, profile) ?? (await newKeys(profile.key));
  const certificate = cardCertificate(
    authority.keys,
    keys.publicKey,
    profile.commonName,
    validity(profile, clock),
  );
  const fresh = pem(keys, certificate);
  if (old !== undefined) await replace(path, fresh);
  return read(old === undefined ? await keepFirst(path, fresh) : fresh);
}

function fits(
  certificate: X509Certificate,
  authority: Identity,
  profile: DemoCardProfile,
  clock: Clock,
): boolean {
  const { validFromDate, validToDate, subject } = certificate;
  const now = clock.now();
  return (
    certificate.verify(authority.keys.publicKey) &&
    subject.split('\n').includes(`CN=${profile.commonName}`) &&
    (profile.notBefore === undefined
      ? validFromDate.getTime() <= now
      : same(validFromDate, profile.notBefore)) &&
    (profile.notAfter === undefined ? validToDate.getTime() >= now : same(validToDate, profile.notAfter))
  );
}

/** Four years, ending at 23:59:59 Japan time as real ones do. */
function validity({ notBefore, notAfter }: DemoCardProfile, clock: Clock): Validity {
  const end = new Date(clock.now() + 4 * YEAR_MS);
  end.setUTCHours(14, 59, 59, 0);
  return { notBefore: notBefore ?? new Date(clock.now() - YEAR_MS), notAfter: notAfter ?? end };
}

/** Certificates count whole seconds. */
function same(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 1000) === Math.floor(b.getTime() / 1000);
}

function keyStays(old: Identity | undefined, { key = 'rsa-2048' }: DemoCardProfile): KeyPair | undefined {
  return old !== undefined && kindOf(old.keys.publicKey) === key ? old.keys : undefined;
}

function pem(keys: KeyPair, certificate: Uint8Array): string {
  return privatePem(keys.privateKey) + new X509Certificate(certificate).toString();
}

function privatePem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function read(text: string): Identity {
  const privateKey = createPrivateKey(text);
  return {
    keys: { privateKey, publicKey: createPublicKey(privateKey) },
    certificate: new X509Certificate(text),
  };
}
