/** Bytes of EF 0006 that name the kind of card: the label of a PKCS #11 CK_TOKEN_INFO. */
export const TOKEN_LABEL_BYTES = 32;

export type CardKind = 'myNumber' | 'juki' | 'phone' | 'unknown';

const KINDS: ReadonlyMap<string, CardKind> = new Map([
  ['JPKIAPICCTOKEN2', 'myNumber'],
  ['JPKIAPICCTOKEN', 'juki'],
  ['JPKIAPGPSETOKEN', 'phone'],
  ['JPKIAPIOSTOKEN', 'phone'],
]);

/**
 * Which card answers. Only this label tells: a 住基カード and a phone (スマホ用電子証明書) have the same application id, and the
 * ATR of a contactless card is made up by the reader.
 */
export function cardKind(label: Uint8Array): CardKind {
  const text = Buffer.from(label.subarray(0, TOKEN_LABEL_BYTES)).toString('latin1');
  return KINDS.get(text.replaceAll('\0', ' ').trim()) ?? 'unknown';
}
