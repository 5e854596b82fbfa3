import { chromium } from 'playwright-core';
import pdfmake from 'pdfmake';

import { openComposer } from '#certificates/compose.ts';
import type { CertificateDocument } from '#certificates/data.ts';
import { openFaces, shippedFonts } from '#certificates/fonts.ts';
import { rememberGuards } from '#certificates/guard/guards.ts';
import { USUAL_PATCH } from '#certificates/guard/patches.ts';
import { issueLine } from '#certificates/layout/foot.ts';
import { formsOf } from '#certificates/layout/forms.ts';
import { joined } from '#certificates/layout/sheet.ts';
import { sampleDocument } from '#certificates/sample-document.ts';
import { sampleTaxCertificate } from '#certificates/samples/tax-certificate.ts';
import { typeset } from '#certificates/typeset.ts';
import type { SetSheet } from '#certificates/typeset.ts';
import { findChromium } from '#main/shell/find.ts';

import { figure } from './figure.ts';
import type { Chapter, Figure } from './figure.ts';
import { definitionOf, pageOf } from './same-page.ts';
import { spread } from './stats.ts';
import type { Spread } from './stats.ts';

const ROUNDS = 40;
/** Whatever makes PDFs all day is warm: each maker has run by itself for so long, ms, and so often at least, before they take turns. */
const WARM_UP_MS = 3_000;
const WARM_UP = 5;
/** What composing may take of the others' time. */
const GOAL = { pdfmake: 1 / 3, Chromium: 1 / 50 };

/** The page without the copy guard, and with it, as it is printed. */
const PAGES = [
  { name: 'the bare page', patch: undefined },
  { name: 'with the copy guard', patch: USUAL_PATCH },
] as const;

/**
 * How long one page of certificate takes to become a PDF: with all of our checks; by pdfmake; and by Chromium. Both are told where
 * each line goes, in which size, and are spared the search. All take turns.
 */
export async function measureComposing(): Promise<Chapter> {
  const fonts = shippedFonts();
  const composer = openComposer({ fonts });
  const guards = rememberGuards();
  const document = sampleDocument(sampleTaxCertificate);
  const sheet = setSheet(document);
  const files: readonly string[] = [fonts.mincho, fonts.gothic];
  pdfmake.setLocalAccessPolicy((file) => files.includes(file));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.addFonts({ mincho: { normal: fonts.mincho }, gothic: { normal: fonts.gothic } });
  const figures: Figure[] = [];
  for (const { name, patch } of PAGES) {
    const guard = patch === undefined ? undefined : guards(patch);
    const browser = await openPage(pageOf(sheet, guard));
    try {
      const [own, other, printed] = await inTurns([
        () => {
          const made = composer.compose(document, { sample: false, guard: patch });
          if (!made.ok) throw new Error(made.error.code);
          return made.value.pdf;
        },
        () => pdfmake.createPdf(definitionOf(sheet, guard)).getBuffer(),
        ...(browser ? [browser.print] : []),
      ]);
      if (!own || !other) throw new Error('nothing was measured');
      figures.push(figure(`composed, ${name}`, 'ms', { ...own.warm }));
      figures.push(figure(`the first ${WARM_UP} of them`, 'ms', { ...own.first }));
      figures.push(
        figure('pdfmake', 'ms', { ...other.warm }),
        share('pdfmake', own.warm.p50, other.warm.p50),
      );
      if (printed)
        figures.push(
          figure('Chromium’s page.pdf', 'ms', { ...printed.warm }),
          share('Chromium', own.warm.p50, printed.warm.p50),
        );
    } finally {
      await browser?.close();
    }
  }
  return {
    title: `One page of certificate as PDF: ${sheet.boxes.length} texts, ${sheet.rules.length} lines, a seal`,
    figures,
  };
}

type Make = () => Uint8Array | Promise<Uint8Array>;

/** How long a maker takes at first, and once it is warm. */
interface Pace {
  readonly first: Spread;
  readonly warm: Spread;
}

/** How long each maker takes, round after round. */
async function inTurns(makers: readonly Make[]): Promise<Pace[]> {
  const paces: { make: Make; first: number[]; warm: number[] }[] = [];
  for (const make of makers) paces.push({ make, first: await warmUp(make), warm: [] });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { make, warm } of paces) warm.push(await timed(make));
  return paces.map(({ first, warm }) => ({ first: spread(first), warm: spread(warm) }));
}

/** How long the first ones took. */
async function warmUp(make: Make): Promise<number[]> {
  const took: number[] = [];
  const from = performance.now();
  while (took.length < WARM_UP || performance.now() - from < WARM_UP_MS) took.push(await timed(make));
  return took.slice(0, WARM_UP);
}

function share(of: keyof typeof GOAL, ours: number, theirs: number) {
  return figure(
    `share of ${of}’s time`,
    '',
    { p50: ours / theirs },
    { goal: { p50: Number(GOAL[of].toFixed(3)) } },
  );
}

/** ms that it takes to make a PDF. */
async function timed(make: Make): Promise<number> {
  const from = performance.now();
  const pdf = await make();
  const took = performance.now() - from;
  if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new TypeError('no PDF');
  return took;
}

function setSheet(document: CertificateDocument): SetSheet {
  const [form] = formsOf(document);
  if (form === undefined) throw new Error('no page');
  const set = typeset(openFaces(shippedFonts()), joined([form, issueLine(document, 1, 1)]));
  if (!set.ok) throw new Error(set.error.code);
  return set.value;
}

/** The page open in Chromium; undefined where there is none. */
async function openPage(html: string) {
  const program = findChromium();
  if (program === undefined) return undefined;
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setContent(html);
  await page.evaluate('document.fonts.ready');
  return {
    print: () => page.pdf({ width: '210mm', height: '297mm', printBackground: true }),
    close: () => browser.close(),
  };
}
