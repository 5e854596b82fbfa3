import { chromium } from 'playwright-core';
import pdfmake from 'pdfmake';

import { openComposer } from '#certificates/compose.ts';
import type { CertificateDocument } from '#certificates/data.ts';
import { openFaces, shippedFonts } from '#certificates/fonts.ts';
import { issueLine } from '#certificates/layout/foot.ts';
import { formsOf } from '#certificates/layout/forms.ts';
import { joined } from '#certificates/layout/sheet.ts';
import { sampleDocument } from '#certificates/sample-document.ts';
import { sampleTaxCertificate } from '#certificates/samples/tax-certificate.ts';
import { typeset } from '#certificates/typeset.ts';
import type { SetSheet } from '#certificates/typeset.ts';
import { findChromium } from '#main/shell/find.ts';

import { figure } from './figure.ts';
import type { Chapter } from './figure.ts';
import { definitionOf, pageOf } from './same-page.ts';
import { spread } from './stats.ts';

const ROUNDS = 40;
/** Whatever makes PDFs all day is warm. */
const WARM_UP = 5;
/** What composing may take of the others' time. */
const GOAL = { pdfmake: 1 / 3, Chromium: 1 / 50 };

/**
 * How long one page of certificate takes to become a PDF: with all of our checks; by pdfmake; and by Chromium. Both are told where
 * each line goes, in which size, and are spared the search. All take turns.
 */
export async function measureComposing(): Promise<Chapter> {
  const fonts = shippedFonts();
  const composer = openComposer({ fonts });
  const document = sampleDocument(sampleTaxCertificate);
  const sheet = setSheet(document);
  const files: readonly string[] = [fonts.mincho, fonts.gothic];
  pdfmake.setLocalAccessPolicy((file) => files.includes(file));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.addFonts({ mincho: { normal: fonts.mincho }, gothic: { normal: fonts.gothic } });
  const browser = await openPage(sheet);
  const [own, other, printed]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const took = [
        await timed(() => {
          const made = composer.compose(document, { sample: false });
          if (!made.ok) throw new Error(made.error.code);
          return made.value.pdf;
        }),
        await timed(() => pdfmake.createPdf(definitionOf(sheet)).getBuffer()),
        browser && (await timed(browser.print)),
      ];
      if (round < 0) continue;
      own.push(took[0] ?? 0);
      other.push(took[1] ?? 0);
      if (took[2] !== undefined) printed.push(took[2]);
    }
  } finally {
    await browser?.close();
  }
  const [ours, theirs] = [spread(own), spread(other)];
  return {
    title: `One page of certificate as PDF: ${sheet.boxes.length} texts, ${sheet.rules.length} lines, a seal`,
    figures: [
      figure('composed', 'ms', { ...ours }),
      figure('pdfmake, the same page', 'ms', { ...theirs }),
      share('pdfmake', ours.p50, theirs.p50),
      ...(browser
        ? [
            figure('Chromium’s page.pdf, the same page', 'ms', { ...spread(printed) }),
            share('Chromium', ours.p50, spread(printed).p50),
          ]
        : []),
    ],
  };
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
async function timed(make: () => Uint8Array | Promise<Uint8Array>): Promise<number> {
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
async function openPage(sheet: SetSheet) {
  const program = findChromium();
  if (program === undefined) return undefined;
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setContent(pageOf(sheet));
  await page.evaluate('document.fonts.ready');
  return {
    print: () => page.pdf({ width: '210mm', height: '297mm', printBackground: true }),
    close: () => browser.close(),
  };
}
