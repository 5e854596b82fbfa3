import * as z from 'zod/mini';

import { parsePublicKey } from './minisign.ts';

const Moment = z.iso.datetime();
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Counter = z.int().check(z.minimum(0), z.maximum(0xffff_ffff));
const Key = z.string().check(z.refine((line) => parsePublicKey(line) !== undefined, 'a minisign public key'));
/** What a terminal is built as; a release is for one model. */
export const Model = z.string().check(z.regex(/^[a-z0-9-]{1,32}$/));

/** What the makers of a release say of one package, and sign. */
export const ReleaseStatement = z.strictObject({
  type: z.literal('mado-release'),
  version: z.string().check(z.regex(/^[0-9][0-9A-Za-z.~+]{0,63}$/)),
  model: Model,
  processor: z.enum(['amd64', 'arm64']),
  /** Never falls from one release to the next. */
  counter: Counter,
  commit: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  built: Moment,
  /** From then on it is not installed any more (TUF's freeze attack). */
  expires: Moment,
  /** Size of the package, bytes: nothing longer is read. */
  bytes: z.int().check(z.minimum(1), z.maximum(1 << 30)),
  sha256: Sha256,
  /** SHA-256 of `MANIFEST` in it: what is installed can be held against the signature at any time. */
  manifest: Sha256,
});
export type ReleaseStatement = z.infer<typeof ReleaseStatement>;

const Keys = z.array(Key).check(
  z.minLength(1),
  z.maxLength(16),
  z.refine((keys) => new Set(keys.map(materialOf)).size === keys.length, 'a key is named twice'),
);

const Role = z
  .strictObject({ threshold: z.int().check(z.minimum(1)), keys: Keys })
  .check(
    z.refine(({ threshold, keys }) => threshold <= keys.length, 'more signatures asked than there are keys'),
  );
export type Role = z.infer<typeof Role>;

/**
 * Whose signatures count (TUF's root role): who may change this list, and who may release. The next one has the next version, and
 * is signed by as many of the old root keys and of its own as each asks.
 */
export const RootStatement = z.strictObject({
  type: z.literal('mado-root'),
  version: z.int().check(z.minimum(1), z.maximum(0xffff)),
  expires: Moment,
  root: Role,
  release: Role,
  /** The lowest counter that a release may have; also after a rotation, when the terminal's own memory no longer counts. */
  floor: Counter,
});
export type RootStatement = z.infer<typeof RootStatement>;

/** The key itself: the same one under two ids is still one signer. */
export function materialOf(line: string): string {
  return parsePublicKey(line)?.key.toString('hex') ?? '';
}

/** A signed text as it was found: its bytes, and the texts of the `.minisig` files beside it. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly signatures: readonly string[];
}

/** The text of a signed statement; undefined where it is no JSON. */
export function jsonOf({ bytes }: Signed): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
