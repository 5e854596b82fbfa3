import { z } from 'zod';

import { fromBase64, utf8 } from './bytes.ts';
import { isSignedBy } from './ed25519.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Kid = z.string().regex(/^[0-9a-f]{16}$/);

/** `demo` lists and keys say so of themselves, and a production terminal or center refuses them. */
export const Profile = z.enum(['demo', 'production']);

/** One signing key of a town, with the days on which it may sign. */
export const TrustedKey = z.strictObject({
  kid: Kid,
  /** Ed25519, raw. */
  key: Hash,
  /** Whose it is, as shown to whoever checks a paper. */
  town: z.string().min(1).max(60),
  from: z.iso.date(),
  until: z.iso.date(),
  /** From when somebody else may have signed with it. Since dates can be forged with it, only the log tells then. */
  compromisedSince: z.iso.datetime().nullable(),
});
export type TrustedKey = z.infer<typeof TrustedKey>;

/** 信頼リスト: whose signatures count. */
export const TrustList = z.strictObject({
  list: z.literal('trust'),
  profile: Profile,
  issued: z.iso.datetime(),
  keys: z.array(TrustedKey).max(1000),
});
export type TrustList = z.infer<typeof TrustList>;

/** 無効リスト: papers that never were, or are no longer, in anybody's hands. Serials are hashed. */
export const VoidList = z.strictObject({
  list: z.literal('void'),
  profile: Profile,
  issued: z.iso.datetime(),
  serials: z
    .array(
      z.strictObject({
        hash: Hash,
        reason: z.enum(['misprint', 'jam', 'refund', 'withdrawn']),
        since: z.iso.date(),
      }),
    )
    .max(1_000_000),
});
export type VoidList = z.infer<typeof VoidList>;

/** 発行ログ: the hashes of all that was signed, each with its moment. */
export const IssueLog = z.strictObject({
  list: z.literal('log'),
  profile: Profile,
  issued: z.iso.datetime(),
  entries: z.array(z.strictObject({ hash: Hash, at: z.iso.datetime() })).max(10_000_000),
});
export type IssueLog = z.infer<typeof IssueLog>;

/** A list as a file: its JSON, and the signature of the anchor (信頼の基点) over exactly this text. */
export const SignedList = z.strictObject({ body: z.string(), signature: z.base64().length(88) });
export type SignedList = z.infer<typeof SignedList>;

/** `anchor.json`: the public key by which lists are believed. Whoever installs a terminal or a checking page pins it. */
export const Anchor = z.strictObject({ anchor: Hash, profile: Profile });
export type Anchor = z.infer<typeof Anchor>;

/** What the anchor signs: the name keeps a list from being taken for anything else. */
export function listBytes(body: string): Uint8Array {
  return utf8(`mado list 1\n${body}`);
}

/** The list in a signed file; `null` if it is no such list, or not signed by the anchor. */
export function openList<T extends z.ZodType>(
  file: unknown,
  schema: T,
  anchor: Uint8Array,
): z.infer<T> | null {
  const signed = SignedList.safeParse(file).data;
  if (!signed || !isSignedBy(anchor, listBytes(signed.body), fromBase64(signed.signature))) return null;
  try {
    return schema.safeParse(JSON.parse(signed.body)).data ?? null;
  } catch {
    return null; // signed, and no JSON
  }
}
