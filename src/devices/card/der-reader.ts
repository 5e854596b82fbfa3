/** One DER value (X.690): its tag, its content, and the bytes of both with the length between them. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Values that one container may hold; a certificate's longest has about fifteen. */
const MAX_VALUES = 64;

/** The values that stand here one after another; undefined where the bytes are no DER, or too many. */
export function readDer(bytes: Uint8Array): readonly DerValue[] | undefined {
  const values: DerValue[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const next = first(rest);
    if (next === undefined || values.length === MAX_VALUES) return undefined;
    values.push(next.value);
    rest = rest.subarray(next.length);
  }
  return values;
}

/** The values inside a container of this tag; undefined when it is another. */
export function inside(value: DerValue | undefined, tag: number): readonly DerValue[] | undefined {
  return value?.tag === tag ? readDer(value.content) : undefined;
}

/** Single-byte tags and lengths up to 65535 in their shortest form: all that a certificate has. */
function first(bytes: Uint8Array): { value: DerValue; length: number } | undefined {
  const [tag, size] = bytes;
  if (tag === undefined || size === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const digits = size < 0x80 ? 0 : size & 0x7f;
  if (digits > 2 || size === 0x80 || bytes.length < 2 + digits) return undefined;
  const length =
    digits === 0 ? size : bytes.subarray(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0);
  if (digits > 0 && length < (digits === 1 ? 0x80 : 0x100)) return undefined;
  const end = 2 + digits + length;
  if (bytes.length < end) return undefined;
  return { value: { tag, content: bytes.subarray(2 + digits, end) }, length: end };
}

/** An OBJECT IDENTIFIER in dots (X.690, 8.19); undefined where the last number is cut off or too large. */
export function oidText(content: Uint8Array): string | undefined {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (number > 0xffff_ffff) return undefined;
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [head, ...rest] = numbers;
  if (head === undefined || (content.at(-1) ?? 0) >= 0x80) return undefined;
  const top = Math.min(Math.floor(head / 40), 2);
  return [top, head - top * 40, ...rest].join('.');
}
