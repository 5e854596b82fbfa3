import type { Shard } from './erasure.ts';

/** What one symbol on the back says of itself (12 bytes before its shard). */
export interface Frame extends Shard {
  /** Tells the symbols of one sheet from another's in the same scan; 3 bytes. */
  readonly sheet: number;
  /** Shards that suffice, and all there are. */
  readonly k: number;
  readonly n: number;
  /** Bytes of the whole payload. */
  readonly length: number;
}

/** `M1`: Mado, first form of the seal. */
const MAGIC = 0x4d31;
export const HEADER = 12;
/** Symbols on one sheet, and bytes that they carry together. */
export const MAX_SYMBOLS = 20;
export const MAX_PAYLOAD = 4380;

/** The bytes of one symbol: magic (2), sheet (3), index, k, n, length (2), CRC (2), shard. */
export function framed({ sheet, index, k, n, length, bytes }: Frame): Uint8Array {
  const symbol = new Uint8Array(HEADER + bytes.length);
  const view = new DataView(symbol.buffer);
  view.setUint16(0, MAGIC);
  view.setUint8(2, sheet >>> 16);
  view.setUint16(3, sheet & 0xffff);
  symbol.set([index, k, n], 5);
  view.setUint16(8, length);
  symbol.set(bytes, HEADER);
  view.setUint16(10, checksum(symbol));
  return symbol;
}

/** Reads a symbol; `null` for whatever is not one of ours or does not hold together. */
export function unframed(symbol: Uint8Array): Frame | null {
  if (symbol.length <= HEADER) return null;
  const view = new DataView(symbol.buffer, symbol.byteOffset, symbol.byteLength);
  if (view.getUint16(0) !== MAGIC || view.getUint16(10) !== checksum(symbol)) return null;
  const sheet = view.getUint8(2) * 0x10000 + view.getUint16(3);
  const [index, k, n] = [view.getUint8(5), view.getUint8(6), view.getUint8(7)];
  const length = view.getUint16(8);
  const bytes = symbol.slice(HEADER);
  const holds = k >= 1 && k <= n && n <= MAX_SYMBOLS && index < n && length >= 1 && length <= MAX_PAYLOAD;
  return holds && bytes.length === Math.ceil(length / k) ? { sheet, index, k, n, length, bytes } : null;
}

/** CRC-16/CCITT-FALSE over the symbol without the two bytes of the CRC. */
function checksum(symbol: Uint8Array): number {
  let crc = 0xffff;
  symbol.forEach((byte, at) => {
    if (at === 10 || at === 11) return;
    crc = ((crc << 8) & 0xffff) ^ (TABLE[(crc >>> 8) ^ byte] ?? 0);
  });
  return crc;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  return crc & 0xffff;
});
