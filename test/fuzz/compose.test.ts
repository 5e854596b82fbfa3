import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';

import { openComposer } from '#certificates/compose.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { readBack } from '#certificates/read-back.ts';
import { sampleDocument, samplePerson, sampleRecord } from '#certificates/sample-document.ts';

const composer = openComposer({ fonts: shippedFonts() });

const anything = string({ unit: 'binary', minLength: 1, maxLength: 60 });
const nearlyNames = string({
  unit: constantFrom(
    '葛',
    '辻',
    '髙',
    '𠮷',
    '\u{E0100}',
    '\u{E0101}',
    '\u3000',
    ' ',
    '゙',
    'A',
    'é',
    '\n',
    '一',
  ),
  minLength: 1,
  maxLength: 200,
});
const texts = oneof(anything, nearlyNames);

test('whatever stands in a name or an address: paper for that person, or a fault that does not repeat it', () => {
  assert(
    property(texts, texts, (name, address) => {
      const document = sampleDocument({ ...sampleRecord, address, persons: [{ ...samplePerson, name }] });
      const composed = composer.compose(document, { sample: false });
      const told = composed.ok ? [] : Object.keys(composed.error).toSorted();
      const read = composed.ok ? readBack(composed.value.pdf) : null;
      expect([[], ['character', 'code', 'who'], ['code', 'item', 'who']]).toContainEqual(told);
      expect(read === null || (read.ok && read.value.personKey === document.personKey)).toBe(true);
      const character = !composed.ok && 'character' in composed.error ? composed.error.character : 'U+0000';
      expect(character).toMatch(/^U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})?$/);
    }),
    { numRuns: 80 },
  );
});
