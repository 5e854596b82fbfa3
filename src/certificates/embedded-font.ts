import type { Description, Face } from './fonts.ts';
import type { Character } from './glyphs.ts';
import type { Pdf } from './pdf.ts';

type PdfReference = ReturnType<Pdf['ref']>;

/** A font as one document carries it. */
export interface EmbeddedFont {
  /** Its name among the resources of a page. */
  readonly name: string;
  readonly reference: PdfReference;
  /** The characters as they are written in a content stream: four hexadecimal digits each. */
  codesOf(characters: readonly Character[]): string;
  end(): void;
}

const A = 0x41;

/** The glyph for what is not there, which every font begins with. */
const NOTDEF: Character = { text: '\0', glyph: 0 };

/**
 * A subset of a font with codes of its own (ISO 32000-1, 9.7: Type 0 font, Identity-H). Each character with its selector has its own
 * code, even where two share a glyph, so that the text layer says exactly what was registered.
 */
export function embeddedFont(pdf: Pdf, { trueType, description }: Face, index: number): EmbeddedFont {
  const codes = new Map([[NOTDEF.text, '0000']]);
  const taken = [NOTDEF];
  const reference = pdf.ref({ Type: 'Font', Subtype: 'Type0', Encoding: 'Identity-H' });
  return {
    name: `F${index + 1}`,
    reference,
    codesOf: (characters) => characters.map(codeOf).join(''),
    end() {
      const glyphs = taken.map(({ glyph }) => glyph ?? 0);
      const name = `MADOA${String.fromCodePoint(A + index)}+${description.postscriptName}`;
      const file = trueType.cut(glyphs);
      const scale = 1000 / description.unitsPerEm;
      const descendant = object({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: Buffer.from('Adobe'), Ordering: Buffer.from('Identity'), Supplement: 0 },
        CIDToGIDMap: 'Identity',
        FontDescriptor: object({
          ...descriptorOf(description, scale),
          FontName: name,
          FontFile2: object({ Length1: file.length }, file),
        }),
        W: [0, glyphs.map((glyph) => trueType.advanceOf(glyph) * scale)],
      });
      Object.assign(reference.data, {
        BaseFont: name,
        DescendantFonts: [descendant],
        ToUnicode: object({}, Buffer.from(unicodeOf(taken))),
      });
      reference.end(null);
    },
  };

  function codeOf(character: Character): string {
    const known = codes.get(character.text);
    if (known !== undefined) return known;
    const code = hex(taken.length);
    codes.set(character.text, code);
    taken.push(character);
    return code;
  }

  /** An object that is complete, perhaps a stream. */
  function object(data: object, stream: Uint8Array | null = null): PdfReference {
    const made = pdf.ref(data);
    made.end(stream);
    return made;
  }
}

/** Symbolic: its characters are not those of Latin-1 (ISO 32000-1, table 123). */
const SYMBOLIC = 4;

function descriptorOf({ box, ascent, descent, capHeight, italicAngle }: Description, scale: number) {
  return {
    Type: 'FontDescriptor',
    Flags: SYMBOLIC,
    FontBBox: box.map((side) => side * scale),
    ItalicAngle: italicAngle,
    Ascent: ascent * scale,
    Descent: descent * scale,
    CapHeight: capHeight * scale,
    StemV: 0,
  };
}

/** At most as many as one operator takes (Adobe technical note 5014). */
const AT_ONCE = 100;

/** The ToUnicode CMap (ISO 32000-1, 9.10.3): which text each code stands for. */
function unicodeOf(taken: readonly Character[]): string {
  const lines = taken.map(({ text }, code) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, block) => {
    const some = lines.slice(block * AT_ONCE, (block + 1) * AT_ONCE);
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar\n`;
  });
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function utf16(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) digits += hex(text.charCodeAt(at));
  return digits;
}

const BYTES = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Four digits. */
function hex(value: number): string {
  return `${BYTES[value >> 8]}${BYTES[value & 0xff]}`;
}
