import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { Kind } from '#contract/certificate.ts';

import { openComposer } from '../compose.ts';
import { CertificateDocument } from '../data.ts';
import { shippedFonts } from '../fonts.ts';
import { USUAL_PATCH } from '../guard/patches.ts';
import { disorderIn, overlap } from '../layout/disorder.ts';
import { issueLine, madeUpLine } from '../layout/foot.ts';
import { formsOf } from '../layout/forms.ts';
import { joined } from '../layout/sheet.ts';
import { hasPoppler, infoOf, structureOf, wordsOf } from '../poppler.ts';
import { readBack } from '../read-back.ts';
import { sampleDocument } from '../sample-document.ts';
import { SAMPLES } from './all.ts';

const composer = openComposer({ fonts: shippedFonts() });

function composed(data: CertificateDocument['data']): Uint8Array {
  const made = composer.compose(sampleDocument(data), { sample: false, demo: true, guard: USUAL_PATCH });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.pdf;
}

const pdfs = new Map(SAMPLES.map(({ name, data }) => [name, composed(data)]));
const pdfOf = (name: string) => pdfs.get(name) ?? new Uint8Array();

/** The sheets as they are laid out, with what every certificate has at its foot. */
function sheetsOf(data: CertificateDocument['data']) {
  const document = sampleDocument(data);
  const forms = formsOf(document);
  return forms.map((form, index) =>
    joined([form, issueLine(document, index + 1, forms.length), madeUpLine()]),
  );
}

/** The characters of a text in an order that does not depend on where they stand; selectors and spaces are not seen. */
function charactersOf(text: string): string {
  return Array.from(text.replaceAll(/[\s\p{Variation_Selector}]/gu, ''))
    .toSorted()
    .join('');
}

test('every kind is in the gallery, and every name only once', () => {
  expect(new Set(SAMPLES.map(({ data }) => data.kind))).toEqual(new Set(Kind.options));
  expect(new Set(SAMPLES.map(({ name }) => name)).size).toBe(SAMPLES.length);
});

test.each(SAMPLES)('$name is what a center could send', ({ data }) => {
  expect(CertificateDocument.parse(sampleDocument(data)).data).toEqual(data);
});

test.each(SAMPLES)(
  '$name: each text has a place of its own, and the sheets can be read back',
  ({ name, data }) => {
    const sheets = sheetsOf(data);
    expect(sheets.flatMap(disorderIn)).toEqual([]);
    expect(readBack(pdfOf(name))).toMatchObject({ ok: true, value: { pages: sheets.length } });
  },
);

test('the whole gallery has the same bytes in another process, in another time zone', () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { openComposer } from './src/certificates/compose.ts';
    import { shippedFonts } from './src/certificates/fonts.ts';
    import { sampleDocument } from './src/certificates/sample-document.ts';
    import { SAMPLES } from './src/certificates/samples/all.ts';
    const composer = openComposer({ fonts: shippedFonts() });
    const all = createHash('sha256');
    for (const { data } of SAMPLES)
      all.update(composer.compose(sampleDocument(data), { sample: false, demo: true, guard: ${USUAL_PATCH} }).value.pdf);
    process.stdout.write(all.digest('hex'));`;
  const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'America/New_York' },
  });
  const here = createHash('sha256');
  for (const { name } of SAMPLES) here.update(pdfOf(name));
  expect(there).toBe(here.digest('hex'));
});

/** Poppler's boxes are as high as the font, not as the letters: neighbours may share this much, pt. */
const SHARED = 1.2;
/** 10 mm and A4, pt. */
const EDGE = 28;
const PAGE = { width: 595.2, height: 841.92 };

describe.skipIf(!hasPoppler())('as poppler sees it (skipped where poppler-utils is missing)', () => {
  test.each(SAMPLES)(
    '$name: nothing overlaps or leaves its page, and every text is there',
    ({ name, data }) => {
      const pages = wordsOf(pdfOf(name));
      const sheets = sheetsOf(data);
      expect(pages).toHaveLength(sheets.length);
      pages.forEach((words, page) => {
        const seen = words.map(({ text }) => text).join('');
        const meant = (sheets[page]?.boxes ?? []).map(({ text }) => text).join('');
        expect(charactersOf(seen)).toBe(charactersOf(meant));
        const collisions = words.filter((one, index) =>
          words.slice(index + 1).some((other) => overlap(one, other, SHARED)),
        );
        expect(collisions.map(({ text }) => text)).toEqual([]);
        const outside = words.filter(
          ({ x, y, width, height }) =>
            x < EDGE || y < EDGE || x + width > PAGE.width - EDGE || y + height > PAGE.height - EDGE,
        );
        expect(outside.map(({ text }) => text)).toEqual([]);
      });
    },
  );

  test.each(Kind.options)('%s is tagged, in Japanese, and read in the order of its form', (kind) => {
    const sample = SAMPLES.find(({ data }) => data.kind === kind);
    if (!sample) throw new Error('no sample');
    const pdf = pdfOf(sample.name);
    expect(infoOf(pdf)).toMatch(/^Tagged: +yes$/m);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toContain('/Lang (ja-JP)');
    expect(raw).toContain('/DisplayDocTitle true');
    const tree = structureOf(pdf);
    const texts = [...tree.matchAll(/"(.*)"/g)].map(([, text = '']) => text.replaceAll(/\s/g, ''));
    const meant = sheetsOf(sample.data).flatMap(({ boxes }) => boxes.flatMap(({ text }) => text || []));
    const bare = (all: readonly string[]) =>
      all.map((text) => text.replaceAll(/[\s\p{Variation_Selector}]/gu, '')).filter((text) => text !== '');
    expect(bare(texts).join('')).toBe(bare(meant).join(''));
    expect(tree).toMatch(/^Document\n(?: {2}.*\n)*? {2}H1 \(block\)/);
    expect(tree.match(/^ {2}Figure/gm)).toHaveLength(
      sheetsOf(sample.data).flatMap(({ pictures }) => pictures).length,
    );
  });
});
