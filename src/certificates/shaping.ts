import type { GlyphRun } from 'fontkit';

import type { OpenFont } from './glyphs.ts';

/** What a font remembers of the document that is being made. */
export interface Remembered {
  /** The width of a text, in units of the font. */
  advanceOf(text: string): number;
  /** Keeps what was set so far for good: nobody's data is in it. */
  keep(): void;
  /** Forgets the rest, with the document. */
  forget(): void;
}

/** Sets each text of a document once, however often it is measured and painted: setting is a third of composing. */
export function rememberLayouts(font: OpenFont): Remembered {
  const layout = font.layout.bind(font);
  const kept = new Map<string, GlyphRun>();
  const runs = new Map<string, GlyphRun>();
  font.layout = (text, features, ...rest) => {
    if (features !== undefined || rest.length > 0) return layout(text, features, ...rest);
    return copied(runOf(text));
  };
  return {
    advanceOf: (text) => runOf(text).advanceWidth,
    keep() {
      for (const [text, run] of runs) kept.set(text, run);
    },
    forget: () => runs.clear(),
  };

  function runOf(text: string): GlyphRun {
    const run = kept.get(text) ?? runs.get(text) ?? layout(text);
    runs.set(text, run);
    return run;
  }
}

/** pdfkit scales the positions that it is given in place, and asks for the width afterwards. */
function copied(run: GlyphRun): GlyphRun {
  const positions = run.positions.map((position) => ({ ...position }));
  return {
    ...run,
    glyphs: [...run.glyphs],
    positions,
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
    advanceHeight: 0, // lines are horizontal
    get bbox() {
      return run.bbox;
    },
  };
}

/**
 * Spares fontkit the outlines while it writes a subset: it decodes each of them only to learn whether the glyph is put together
 * from others, and its first number says that (OpenType, glyf: numberOfContours). The bytes are the same.
 */
export function spareOutlines(font: OpenFont): void {
  const { loca, variationAxes } = font;
  if (loca === undefined || Object.keys(variationAxes).length > 0) return;
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    const addGlyph = subset._addGlyph.bind(subset);
    subset._addGlyph = (id) => {
      if (isCompound(font, loca.offsets, id)) return addGlyph(id);
      const glyph = font.getGlyph(id);
      const decode = glyph._decode.bind(glyph);
      glyph._decode = () => null;
      try {
        return addGlyph(id);
      } finally {
        glyph._decode = decode;
      }
    };
    return subset;
  };
}

function isCompound(font: OpenFont, offsets: readonly number[], id: number): boolean {
  const [from, to] = [offsets[id], offsets[id + 1]];
  if (from === undefined || from === to) return false;
  const stream = font._getTableStream('glyf');
  stream.pos += from;
  return stream.readInt16BE() < 0;
}
