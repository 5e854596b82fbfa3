/** A TrueType font file, as far as a document has to carry some of its glyphs (OpenType 1.9: glyf, loca, hmtx). */
export interface TrueType {
  /** The width of a glyph, in units of the font. */
  advanceOf(glyph: number): number;
  /** A font of these glyphs alone, numbered as they come; 0 should be the first of them (.notdef). */
  cut(glyphs: readonly number[]): Uint8Array;
}

/** Tables with instructions, copied where there are any; all others that a PDF asks for must be there (ISO 32000-1, 9.9). */
const INSTRUCTIONS = ['cvt ', 'fpgm', 'prep'] as const;

/** Bits of a part of a compound glyph (OpenType, glyf): which of its fields are there, and whether another part follows. */
const PART = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

export function openTrueType(file: Buffer): TrueType {
  const tables = tablesOf(file);
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (found === undefined) throw new TypeError(`no TrueType font: it has no ${tag}`);
    return found;
  };
  const [glyf, head, hhea] = [table('glyf'), table('head'), table('hhea')];
  const [hmtx, loca, maxp] = [table('hmtx'), table('loca'), table('maxp')];
  const long = head.readUInt16BE(50) === 1;
  const measured = hhea.readUInt16BE(34);
  const startOf = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const outlineOf = (glyph: number) => glyf.subarray(startOf(glyph), startOf(glyph + 1));
  const advanceOf = (glyph: number) => hmtx.readUInt16BE(Math.min(glyph, measured - 1) * 4);
  const bearingOf = (glyph: number) =>
    hmtx.readInt16BE(glyph < measured ? glyph * 4 + 2 : measured * 4 + (glyph - measured) * 2);
  const instructions = INSTRUCTIONS.filter((tag) => tables.has(tag)).map((tag) => [tag, table(tag)] as const);

  return {
    advanceOf,
    cut(glyphs) {
      const all = [...glyphs];
      const outlines: Buffer[] = [];
      // a compound glyph brings its parts along, and they may be compound, too
      for (let at = 0; at < all.length; at += 1) outlines.push(renumbered(outlineOf(all[at] ?? 0), all));
      return fontOf([
        ...instructions,
        ['glyf', Buffer.concat(outlines)],
        ['head', changed(head, 50, 1)],
        ['hhea', changed(hhea, 34, all.length)],
        ['hmtx', metricsOf(all)],
        ['loca', startsOf(outlines)],
        ['maxp', changed(maxp, 4, all.length)],
      ]);
    },
  };

  function metricsOf(glyphs: readonly number[]): Buffer {
    const metrics = Buffer.allocUnsafe(glyphs.length * 4);
    glyphs.forEach((glyph, index) => {
      metrics.writeUInt16BE(advanceOf(glyph), index * 4);
      metrics.writeInt16BE(bearingOf(glyph), index * 4 + 2);
    });
    return metrics;
  }
}

/** The tables of a font file by their tags. */
function tablesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
      const at = 12 + index * 16;
      const start = file.readUInt32BE(at + 8);
      return [file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12))];
    }),
  );
}

/** An outline whose parts, if it is put together from other glyphs, have their numbers in the cut font. */
function renumbered(outline: Buffer, all: number[]): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  for (let at = 10, more = true; more;) {
    const flags = copy.readUInt16BE(at);
    const glyph = copy.readUInt16BE(at + 2);
    if (!all.includes(glyph)) all.push(glyph);
    copy.writeUInt16BE(all.indexOf(glyph), at + 2);
    const scales = flags & PART.scale ? 1 : flags & PART.twoScales ? 2 : flags & PART.matrix ? 4 : 0;
    at += 4 + (flags & PART.words ? 4 : 2) + scales * 2;
    more = (flags & PART.more) !== 0;
  }
  return copy;
}

function startsOf(outlines: readonly Buffer[]): Buffer {
  const table = Buffer.allocUnsafe((outlines.length + 1) * 4);
  let start = 0;
  outlines.forEach(({ length }, index) => {
    table.writeUInt32BE(start, index * 4);
    start += length;
  });
  table.writeUInt32BE(start, outlines.length * 4);
  return table;
}

function changed(table: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(value, at);
  return copy;
}

/** A font file of tables in the order of their tags. Nobody reads the check sums of a font inside a PDF. */
function fontOf(tables: readonly (readonly [tag: string, table: Buffer])[]): Buffer {
  const heading = 12 + tables.length * 16;
  const padded = (length: number) => (length + 3) & ~3;
  const file = Buffer.alloc(tables.reduce((sum, [, { length }]) => sum + padded(length), heading));
  const power = Math.floor(Math.log2(tables.length));
  file.writeUInt32BE(0x00010000, 0);
  file.writeUInt16BE(tables.length, 4);
  file.writeUInt16BE(16 * 2 ** power, 6);
  file.writeUInt16BE(power, 8);
  file.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  let start = heading;
  tables.forEach(([tag, table], index) => {
    const at = 12 + index * 16;
    file.write(tag, at, 'latin1');
    file.writeUInt32BE(start, at + 8);
    file.writeUInt32BE(table.length, at + 12);
    file.set(table, start);
    start += padded(table.length);
  });
  return file;
}
