/** EF 0006: a PKCS #11 CK_TOKEN_INFO, 160 bytes, of which only the label is filled. */
export function tokenFile(label: string): Uint8Array {
  const text = (value: string, length: number) => Buffer.from(value.padEnd(length), 'latin1');
  const numbersVersionsAndTime = Buffer.alloc(11 * 4 + 4 + 16);
  return Buffer.concat([
    text(label, 32),
    text('JPKI', 32),
    text('', 16),
    text('', 16),
    numbersVersionsAndTime,
  ]);
}
