import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A seal at 25 mm and 1,200 dpi is 1,181 pixels wide; twice that is certainly no seal. */
const MAX_SIDE = 2400;
/** Samples per pixel by colour type (PNG, W3C, 11.2.1): grey, RGB, palette. Transparency has no place in a seal. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1 };

/**
 * Whether bytes are a PNG that will really appear on paper: complete, every pixel there, not transparent, not interlaced.
 * The PDF library copies pixels unread, so that a cut file would otherwise print as an empty square.
 */
export function isWholePng(bytes: Buffer): boolean {
  const chunks = chunksOf(bytes);
  const [header] = chunks ?? [];
  if (chunks === null || header?.type !== 'IHDR' || header.data.length !== 13) return false;
  const width = header.data.readUInt32BE(0);
  const height = header.data.readUInt32BE(4);
  const [depth = 0, colour = 0, compression, filter, interlace] = header.data.subarray(8);
  const samples = SAMPLES[colour];
  if (samples === undefined || compression !== 0 || filter !== 0 || interlace !== 0) return false;
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return false;
  if (chunks.some(({ type }) => type === 'tRNS')) return false;
  const row = 1 + Math.ceil((width * samples * depth) / 8);
  return inflatedLength(chunks, row * height) === row * height;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks up to IEND; `null` if the file is cut or is no PNG. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return null;
    const chunk = { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) };
    if (chunk.type === 'IEND') return chunks;
    chunks.push(chunk);
    at = end + 4;
  }
  return null;
}

function inflatedLength(chunks: readonly Chunk[], expected: number): number {
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  try {
    return inflateSync(data, { maxOutputLength: expected }).length;
  } catch {
    return 0; // cut or damaged, or longer than the picture: either way not this picture
  }
}
