import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { openComposer } from './compose.ts';
import { installedFonts, IPAMJ_MINCHO, lackingIn, openFaces, runsOf, shippedFonts } from './fonts.ts';
import type { Face } from './fonts.ts';
import { charactersOf } from './glyphs.ts';
import { hasHarfBuzz, shapedBy } from './harfbuzz.ts';
import { sampleDocument, samplePerson, sampleRecord } from './sample-document.ts';
import { SAMPLES } from './samples/all.ts';

const files = shippedFonts();
const faces = openFaces(files);

/** Every character, and every sequence with a selector, that a face says it draws. */
function everyCluster({ repertoire: { usual, variations } }: Face): string[] {
  const sequences = [...variations].flatMap(([selector, shapes]) =>
    [...shapes.keys()].map((codePoint) => String.fromCodePoint(codePoint, selector)),
  );
  return [...[...usual.keys()].map((codePoint) => String.fromCodePoint(codePoint)), ...sequences].filter(
    (cluster) => cluster.trim() !== '',
  );
}

function disagreements({ repertoire }: Face, file: string, texts: readonly string[]): readonly string[] {
  const judged = shapedBy(file, texts);
  expect(judged).toHaveLength(texts.length);
  return texts.filter((text, index) => {
    const ours = charactersOf(repertoire, text).map(({ glyph }) => glyph);
    return ours.join() !== judged[index]?.join();
  });
}

/** Lines of many characters, so that each has others beside it. */
function inLines(clusters: readonly string[], step: number): string[] {
  // a step without a common factor takes every character once, far from its neighbours in Unicode
  const mixed = clusters.map((_, index) => clusters[(index * step) % clusters.length]);
  return Array.from({ length: Math.ceil(mixed.length / 50) }, (_, line) =>
    mixed.slice(line * 50, (line + 1) * 50).join(''),
  );
}

describe.skipIf(!hasHarfBuzz())(
  'glyph by glyph, as HarfBuzz sees it (skipped where libharfbuzz-bin is missing)',
  () => {
    test.each([
      ['明朝', faces.mincho, files.mincho],
      ['ゴシック', faces.gothic, files.gothic],
    ] as const)('%s draws every character and every 異体字 as registered', (_, face, file) => {
      const clusters = everyCluster(face);
      expect(clusters.length).toBeGreaterThan(20_000);
      expect(disagreements(face, file, clusters)).toEqual([]);
    });

    test.each([1, 7919, 104_729])('whatever stands beside it (every %i. character)', (step) => {
      const lines = inLines(everyCluster(faces.mincho), step);
      expect(disagreements(faces.mincho, files.mincho, lines)).toEqual([]);
    });

    test('and so does every text of the gallery, whole', () => {
      const strings = new Set<string>();
      JSON.stringify(
        SAMPLES.map(({ data }) => data),
        (key, value: unknown) => {
          if (typeof value === 'string' && key !== 'png' && value !== '') strings.add(value);
          return value;
        },
      );
      expect(disagreements(faces.mincho, files.mincho, [...strings])).toEqual([]);
    });
  },
);

const rareHere = existsSync(IPAMJ_MINCHO);

describe.skipIf(!hasHarfBuzz() || !rareHere)(
  'with IPAmj明朝 beside it (skipped where fonts-ipamj-mincho is missing)',
  () => {
    const { mincho } = openFaces(installedFonts());
    const rare = mincho.beyond?.();
    if (rareHere && rare === undefined) throw new Error('the second font was not found');

    test('every character and every 異体字 of Moji_Joho is drawn as registered', () => {
      if (!rare) throw new Error('no second font');
      const clusters = everyCluster(rare);
      expect(clusters.length).toBeGreaterThan(60_000);
      expect(disagreements(rare, IPAMJ_MINCHO, clusters)).toEqual([]);
    });

    test('no selector of a collection means something in both fonts', () => {
      const registered = [...mincho.repertoire.variations].filter(([selector]) => selector >= 0xe0100);
      const both = registered.flatMap(([selector, shapes]) =>
        [...shapes.keys()].filter(
          (codePoint) => rare?.repertoire.variations.get(selector)?.has(codePoint) === true,
        ),
      );
      expect(registered.length).toBeGreaterThan(5);
      expect(both).toEqual([]);
    });

    test.each([
      ['葛\u{E0100}見本', ['葛\u{E0100}見本']],
      ['𠮷田 花子', ['', '𠮷', '田 花子']],
      ['辻\u{E0102}見本', ['', '辻\u{E0102}', '見本']],
      ['葛\u{E0100}辻\u{E0102}葛\u{E0100}', ['葛\u{E0100}', '辻\u{E0102}', '葛\u{E0100}']],
    ])('%s is shared character by character', (text, parts) => {
      const runs = runsOf(mincho, text);
      expect(runs.map(({ characters }) => characters.map((each) => each.text).join(''))).toEqual(
        parts.filter((part) => part !== ''),
      );
      const first = parts[0] === '' ? rare : mincho;
      runs.forEach(({ face }, index) => expect(face === first).toBe(index % 2 === 0));
      expect(lackingIn(mincho, text)).toBeNull();
    });

    test('a name of both is one document, with both fonts in it', () => {
      const composer = openComposer({ fonts: installedFonts() });
      const data = { ...sampleRecord, persons: [{ ...samplePerson, name: '𠮷田 辻\u{E0102}子' }] };
      const made = composer.compose(sampleDocument(data), { sample: false });
      if (!made.ok) throw new Error(made.error.code);
      expect(Buffer.from(made.value.pdf).toString('latin1')).toMatch(/\/FontName \/\w+\+IPAmjMincho/);
    });

    test.each([
      ['葛\u{E01EF}', 'U+845B U+E01EF'],
      ['花\uE000', 'U+E000'],
    ])('what neither has stops: %j', (text, lacking) => {
      expect(lackingIn(mincho, text)).toBe(lacking);
    });
  },
);
