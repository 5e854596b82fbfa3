/**
 * Total length in bytes, header included, of the DER SEQUENCE that starts here (X.690, 8.1.3 and 10.1), or why there is none:
 * `short` needs more bytes to tell, `notSequence` is something else, `tooLong` is beyond the limit or not the shortest form.
 */
export type SequenceLength = number | 'short' | 'notSequence' | 'tooLong';

export function sequenceLength(bytes: Uint8Array, limit: number): SequenceLength {
  const [tag, first] = bytes;
  if (tag === undefined) return 'short';
  if (tag !== 0x30) return 'notSequence';
  if (first === undefined) return 'short';
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (digits > 2 || first === 0x80) return 'tooLong';
  if (bytes.length < 2 + digits) return 'short';
  const content =
    digits === 0 ? first : bytes.subarray(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0);
  if (digits > 0 && content < (digits === 1 ? 0x80 : 0x100)) return 'tooLong';
  const total = 2 + digits + content;
  return total > limit ? 'tooLong' : total;
}
