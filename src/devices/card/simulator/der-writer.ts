/** DER values (X.690), as bytes: just what a certificate needs. */
export type Der = Buffer;

export function tlv(tag: number, ...content: readonly Uint8Array[]): Der {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.from([body.length >> 8, body.length & 0xff]);
  const digits = body.length < 0x100 ? size.subarray(1) : size;
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, body]);
}

export const sequence = (...items: readonly Der[]): Der => tlv(0x30, ...items);
export const set = (...items: readonly Der[]): Der => tlv(0x31, ...items);
export const octets = (content: Uint8Array): Der => tlv(0x04, content);
export const bits = (content: Uint8Array, unused = 0): Der => tlv(0x03, Buffer.from([unused]), content);
export const yes = (): Der => tlv(0x01, Buffer.from([0xff]));
export const utf8 = (text: string): Der => tlv(0x0c, Buffer.from(text, 'utf8'));
export const printable = (text: string): Der => tlv(0x13, Buffer.from(text, 'latin1'));
/** `[number]` around other values. */
export const explicit = (number: number, ...items: readonly Der[]): Der => tlv(0xa0 | number, ...items);

/** A positive INTEGER from its big-endian bytes. */
export function integer(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.alloc(1) : bytes.subarray(first);
  return tlv(0x02, Buffer.alloc((digits[0] ?? 0) >= 0x80 ? 1 : 0), digits);
}

/** UTCTime or, from 2050 on, GeneralizedTime (RFC 5280, 4.1.2.5), to the second. */
export function time(at: Date): Der {
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(text.slice(2))) : tlv(0x18, Buffer.from(text));
}

export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let high = Math.floor(value / 128); high > 0; high = Math.floor(high / 128)) {
    digits.unshift(0x80 | (high & 0x7f));
  }
  return digits;
}
