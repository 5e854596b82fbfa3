import { sign } from 'node:crypto';

import { fromHex } from '#certificates/seal/bytes.ts';
import type { SealSigner } from '#certificates/seal/make.ts';

import type { KeyFolder } from './key-folder.ts';

/** The town's signing key of a day; undefined where none is valid, and then nothing is issued. */
export type Sealer = (day: string) => SealSigner | undefined;

/** Signs with the youngest key that is valid on the day, whose private half is here and which nobody else has. */
export function sealerOf(folder: KeyFolder, profile: 'demo' | 'production'): Sealer {
  if (folder.anchor.profile !== profile)
    throw new Error(`${folder.path} has ${folder.anchor.profile} keys, and this is ${profile}`);
  const keys = folder
    .trust()
    .keys.filter(({ compromisedSince }) => compromisedSince === null)
    .toSorted((one, other) => other.from.localeCompare(one.from))
    .flatMap(({ kid, from, until }) => {
      const key = folder.signingKey(kid);
      return key ? [{ kid, from, until, key }] : [];
    });
  return (day) => {
    const valid = keys.find(({ from, until }) => from <= day && day <= until);
    if (valid === undefined) return undefined;
    return { kid: fromHex(valid.kid), sign: (bytes) => sign(null, bytes, valid.key) };
  };
}
