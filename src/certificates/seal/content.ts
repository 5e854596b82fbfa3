import { z } from 'zod';

import { toCbor } from './cbor.ts';
import { SERIAL_PATTERN } from './secret.ts';

const Text = z.string().max(400);

/** What one page of a certificate says (記載内容), as a person reads it on the front. */
export const SealContent = z.strictObject({
  serial: z.string().regex(SERIAL_PATTERN),
  title: Text,
  issueNumber: Text,
  issuedOn: z.iso.date(),
  /** 職氏名 of who certifies. */
  authority: Text,
  page: z.int().min(1).max(99),
  pages: z.int().min(1).max(99),
  /** Labels (項目) with their values, in the order in which they are printed. */
  items: z.array(z.strictObject({ label: Text, value: Text })).max(400),
});
export type SealContent = z.infer<typeof SealContent>;

/** An array whose first element is its version; labels and values take turns. */
export function contentToCbor(content: SealContent): Uint8Array {
  const { serial, title, issueNumber, issuedOn, authority, page, pages, items } = content;
  const flat = items.flatMap(({ label, value }) => [label, value]);
  return toCbor([1, serial, title, issueNumber, issuedOn, authority, page, pages, flat]);
}

const Encoded = z
  .tuple([
    z.literal(1),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.int(),
    z.int(),
    z.array(z.string()).max(800),
  ])
  .transform(([, serial, title, issueNumber, issuedOn, authority, page, pages, flat]) => ({
    serial,
    title,
    issueNumber,
    issuedOn,
    authority,
    page,
    pages,
    items: Array.from({ length: Math.ceil(flat.length / 2) }, (_, at) => ({
      label: flat[2 * at],
      value: flat[2 * at + 1],
    })),
  }))
  .pipe(SealContent);

/** `null` for what is no content of this form. */
export function contentFrom(value: unknown): SealContent | null {
  return Encoded.safeParse(value).data ?? null;
}
