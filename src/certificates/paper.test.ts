import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { openComposer } from './compose.ts';
import type { ComposeOptions } from './compose.ts';
import type { CertificateDocument } from './data.ts';
import { shippedFonts } from './fonts.ts';
import { extentOf, fontsOf, hasPoppler, infoOf, renderedPage, textOf } from './poppler.ts';
import { sampleDocument, samplePerson, sampleRecord, sampleSealRegistration } from './sample-document.ts';

const composer = openComposer({ fonts: shippedFonts() });

function pdfOf(data: CertificateDocument['data'], options: ComposeOptions = { sample: false }): Uint8Array {
  const composed = composer.compose(sampleDocument(data), options);
  if (!composed.ok) throw new Error(composed.error.code);
  return composed.value.pdf;
}

const named = (name: string) => pdfOf({ ...sampleRecord, persons: [{ ...samplePerson, name }] });
const five = { ...sampleRecord, persons: Array.from({ length: 5 }, () => samplePerson) };

/** A PNG that is black all over, so that its size on paper can be measured. */
function blackPng(side: number): string {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 1, 0, 0, 0, 0]);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat(parts).toString('base64');
}

describe.skipIf(!hasPoppler())(
  'on paper, as poppler sees it (skipped where poppler-utils is missing)',
  () => {
    test('the sheet is A4, tagged, and one page per four persons', () => {
      const info = infoOf(pdfOf(five));
      expect(info).toMatch(/^Page size: +595\.2 x 841\.92 pts \(A4\)$/m);
      expect(info).toMatch(/^Pages: +2$/m);
      expect(info).toMatch(/^Tagged: +yes$/m);
      expect(info).not.toContain('見本');
    });

    test('every font is embedded as a subset with its Unicode', () => {
      const fonts = fontsOf(pdfOf(five));
      expect(fonts).toHaveLength(2);
      for (const font of fonts) expect(font).toMatch(/BIZUD(Mincho|Gothic)-Regular.* yes yes yes /);
    });

    test('all that is registered is there to read', () => {
      const text = textOf(pdfOf(sampleRecord));
      for (const value of [
        '住民票',
        sampleRecord.address,
        samplePerson.name,
        'ミホンハナコ',
        '平成2年3月5日',
        '平成31年4月30日',
        '令和元年5月1日',
        'まほろば県ほのぼの町中央二丁目2番2号',
        '令和8年11月24日',
        'この印は黒色です',
        '発行番号20261124ひかり台町駅前1プリンタ0010001/1',
      ])
        expect(text).toContain(value.replaceAll(' ', ''));
    });

    test('every page carries the number with page and pages', () => {
      expect(
        [textOf(pdfOf(five), 1), textOf(pdfOf(five), 2)].map((text) => /発行番号.*?(\d\/\d)/.exec(text)?.[1]),
      ).toEqual(['1/2', '2/2']);
    });

    test('a registered shape looks different from the usual one, and only in its name', () => {
      const usual = renderedPage(named('葛城 花子'), 150);
      const registered = renderedPage(named('葛\u{E0100}城 花子'), 150);
      const sameAsUsual = renderedPage(named('葛\u{E0101}城 花子'), 150);
      const differs = extentOf(registered, (value, index) => value !== usual.pixels[index]);
      const character = Math.ceil((13 / 72) * 150);
      expect(differs.width).toBeGreaterThan(5);
      expect(differs.width).toBeLessThanOrEqual(character);
      expect(differs.height).toBeLessThanOrEqual(character);
      expect(Buffer.compare(sameAsUsual.pixels, usual.pixels)).toBe(0);
    });

    test('印影 stands in its true size', () => {
      const seal = { png: blackPng(64), width: 15, height: 12.5 };
      const page = renderedPage(pdfOf({ ...sampleSealRegistration, seal }), 254);
      const inFrame = (index: number) => {
        const [x, y] = [index % page.width, Math.floor(index / page.width)];
        return x > 170 && x < 700 && y > 700 && y < 1400;
      };
      const { width, height } = extentOf(page, (value, index) => value < 128 && inFrame(index));
      expect(Math.abs(width - 150)).toBeLessThanOrEqual(1);
      expect(Math.abs(height - 125)).toBeLessThanOrEqual(1);
    });

    test('a sample is marked over the page, and a made-up town says so; a real one has neither', () => {
      const pale = (options: ComposeOptions) =>
        renderedPage(pdfOf(sampleSealRegistration, options), 40).pixels.filter((value) => value === 0xdd)
          .length;
      expect(pale({ sample: true })).toBeGreaterThan(5000);
      expect(pale({ sample: false })).toBeLessThan(100);
      expect(textOf(pdfOf(five, { sample: false, demo: true }), 2)).toContain('これは架空の町の見本です');
      expect(textOf(pdfOf(five), 2)).not.toContain('架空');
    });
  },
);
