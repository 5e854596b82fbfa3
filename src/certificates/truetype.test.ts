import { existsSync, readFileSync } from 'node:fs';

import { create } from 'fontkit';
import type { Font } from 'fontkit';
import { describe, expect, test } from 'vitest';

import { IPAMJ_MINCHO, shippedFonts } from './fonts.ts';
import { openTrueType } from './truetype.ts';

const DEJAVU = '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf';

/** Outlines and widths as fontkit reads them out of a file: another reader than the writer. */
function read(file: Uint8Array): Font {
  const font = create(Buffer.from(file));
  if (!('getGlyph' in font)) throw new TypeError('not one font');
  return font;
}

function drawn(font: Font, id: number) {
  const { path, advanceWidth } = font.getGlyph(id);
  return { outline: path.toSVG(), advanceWidth };
}

describe.each([
  ['BIZ UD明朝', shippedFonts().mincho, 40],
  ['BIZ UDゴシック', shippedFonts().gothic, 40],
  ['IPAmj明朝', IPAMJ_MINCHO, 400],
  // BIZ UD and IPAmj put no glyph together from others; this font does (fonts-dejavu-core)
  ['DejaVu Sans Mono', DEJAVU, 3],
])('%s', (_, file, step) => {
  test.skipIf(!existsSync(file))('cut to some of its glyphs draws them as before', () => {
    const bytes = readFileSync(file);
    const whole = read(bytes);
    const ids = Array.from({ length: Math.ceil(whole.numGlyphs / step) }, (_, index) => index * step);
    const last = whole.numGlyphs - 1;
    const chosen = [...ids, last, 0, last];
    const cut = read(openTrueType(bytes).cut(chosen));
    expect(chosen.map((_, index) => drawn(cut, index))).toEqual(chosen.map((id) => drawn(whole, id)));
  });
});

test.skipIf(!existsSync(DEJAVU))('a glyph that is made of others brings them along, once', () => {
  const bytes = readFileSync(DEJAVU);
  const accented = read(bytes)
    .layout('éèê')
    .glyphs.map(({ id }) => id);
  const cut = read(openTrueType(bytes).cut([0, ...accented]));
  expect(cut.numGlyphs).toBe(1 + 3 + 4); // e and three accents
});

test('what is no TrueType font is refused', () => {
  const cff = readFileSync(shippedFonts().mincho);
  cff.write('CFF ', cff.indexOf('glyf'), 'latin1');
  expect(() => openTrueType(cff)).toThrow('it has no glyf');
});
