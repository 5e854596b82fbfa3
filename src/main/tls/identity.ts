import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { replaceFile } from '#main/replace-file.ts';
import { tlsFetch } from './tls-fetch.ts';
import type { ClientIdentity, TlsFetch } from './tls-fetch.ts';

/** Key and certificate in one file: nobody ever finds the one without the other. */
const Renewed = z.strictObject({ key: z.string().max(8192), certificate: z.string().max(8192) });

/** What the terminal proves itself with, which changes while it runs. */
export interface Identity {
  /** With the key and certificate that count now. */
  readonly fetch: TlsFetch;
  /** When that certificate ends, ms since 1970. */
  readonly ends: () => number;
  /** Whether the center has yet to be shown it; until then there is a way back to the one before. */
  readonly isUnproven: () => boolean;
  /** Keeps a renewed one on the disk, then shows it from the next call on; false if it is none for this key, or cannot be kept. */
  readonly adopt: (key: string, certificate: string) => boolean;
  /** The center takes it. */
  readonly proven: () => void;
  /** The center does not take it: the other one is shown next, and so in turn, until one is taken. */
  readonly withdraw: () => void;
}

/** Begins with the renewed one that is kept in `file`, or with what was installed, whichever ends later. */
export function openIdentity(file: string, installed: ClientIdentity): Identity {
  const { authority } = installed;
  const kept = read(file, authority);
  const keeps = kept !== undefined && endOf(kept) > endOf(installed);
  let current = keeps ? kept : installed;
  let before = keeps ? installed : undefined;
  let fetch = tlsFetch(current);
  const show = (identity: ClientIdentity): void => {
    current = identity;
    fetch = tlsFetch(identity);
  };
  return {
    fetch: (url, init) => fetch(url, init),
    ends: () => endOf(current),
    isUnproven: () => before !== undefined,
    adopt(key, certificate) {
      const fresh = { key, certificate, authority };
      if (!isWhole(fresh) || !replaceFile(file, JSON.stringify({ key, certificate }))) return false;
      before = current;
      show(fresh);
      return true;
    },
    proven() {
      before = undefined;
    },
    withdraw() {
      if (!before) return;
      const refused = current;
      show(before);
      before = refused;
    },
  };
}

function endOf({ certificate }: ClientIdentity): number {
  return Date.parse(new X509Certificate(certificate).validTo);
}

/** A certificate for this key, issued by this authority. */
function isWhole({ key, certificate, authority }: ClientIdentity): boolean {
  try {
    const read = new X509Certificate(certificate);
    return (
      read.checkPrivateKey(createPrivateKey(key)) && read.verify(new X509Certificate(authority).publicKey)
    );
  } catch {
    return false;
  }
}

function read(file: string, authority: string): ClientIdentity | undefined {
  try {
    const kept = { ...Renewed.parse(JSON.parse(readFileSync(file, 'utf8'))), authority };
    return isWhole(kept) ? kept : undefined;
  } catch {
    return undefined; // there is none, or none that can be used: what was installed is
  }
}
