import { describe, expect, test } from 'vitest';

import { openComposer } from './compose.ts';
import { shippedFonts } from './fonts.ts';
import { fontsOf, hasPoppler, textOf } from './poppler.ts';
import { sampleDocument, samplePerson, sampleRecord } from './sample-document.ts';

const composer = openComposer({ fonts: shippedFonts() });

function named(name: string): Uint8Array {
  const made = composer.compose(sampleDocument({ ...sampleRecord, persons: [{ ...samplePerson, name }] }), {
    sample: false,
  });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.pdf;
}

describe.skipIf(!hasPoppler())('as poppler reads it (skipped where poppler-utils is missing)', () => {
  test('the text layer keeps the selector of each character, even where two share a glyph', () => {
    const text = textOf(named('葛城葛\u{E0101}葛\u{E0100} 辻辻\u{E0101}'));
    expect(text).toContain('葛城葛\u{E0101}葛\u{E0100}辻辻\u{E0101}');
  });

  test('and more characters than one block of the map takes', () => {
    const name = '亜哀挨愛曖悪握圧扱宛嵐安案暗以衣位囲医依委威為畏胃尉異移萎偉椅彙意違維慰遺緯域育';
    expect(textOf(named(name))).toContain(name);
  });

  test('fonts are embedded under names of their own', () => {
    expect(fontsOf(named('見本')).map((line) => line.slice(0, 10))).toEqual(['MADOAA+BIZ', 'MADOAB+BIZ']);
  });
});
