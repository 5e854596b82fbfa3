import { describe, expect, test } from 'vitest';

import { openComposer } from './compose.ts';
import { shippedFonts } from './fonts.ts';
import { extentOf, hasPoppler, infoOf, renderedPage, textOf } from './poppler.ts';
import { readBack } from './read-back.ts';
import { sampleDocument, samplePerson, sampleRecord } from './sample-document.ts';
import { inGroups } from './seal/base32.ts';
import { MAX_PAYLOAD } from './seal/frame.ts';
import { backBitmap } from './seal/symbols.ts';
import { newTownKey, withProof } from './seal/testing/town-key.ts';

const composer = openComposer({ fonts: shippedFonts() });
const signer = newTownKey();
const document = withProof(sampleDocument(), signer);
const { proof } = document;
if (proof === undefined) throw new Error('a proof was made');

function composed(of = document, backs = true) {
  const made = composer.compose(of, { sample: false, backs });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

test('front and back are one sheet, and both say whose they are', () => {
  const { pdf, sheets, sides } = composed();
  expect([sheets, sides]).toEqual([1, 'two']);
  const { personKey, issueNumber } = document;
  expect(readBack(pdf)).toEqual({ ok: true, value: { pages: 2, sides: 'two', personKey, issueNumber } });
});

test('five persons take two sheets, four pages', () => {
  const persons = Array.from({ length: 5 }, () => samplePerson);
  const { pdf, sheets } = composed(withProof(sampleDocument({ ...sampleRecord, persons }), signer));
  expect(sheets).toBe(2);
  expect(readBack(pdf)).toMatchObject({ ok: true, value: { pages: 4, sides: 'two' } });
});

test('a page sealed in more bytes than a back carries is refused before it is painted', () => {
  const sealedIn = (bytes: number) => {
    const sheets = proof.sheets.map((sheet) => ({
      ...sheet,
      sealed: Buffer.alloc(bytes, 1).toString('base64'),
    }));
    return composer.compose({ ...document, proof: { ...proof, sheets } }, { sample: false, backs: true });
  };
  expect(sealedIn(MAX_PAYLOAD)).toMatchObject({ ok: true });
  expect(sealedIn(MAX_PAYLOAD + 1)).toEqual({
    ok: false,
    error: { code: 'textOverflows', who: 'staff', item: '照合面' },
  });
});

test('fronts and backs out of turn are found out', () => {
  const pages = Buffer.from(composed().pdf).toString('latin1').replace('<6261636b>', '<66726f6e74>');
  expect(pages).toContain('<66726f6e74>');
  const swapped = Buffer.from(composed().pdf)
    .toString('latin1')
    .replaceAll('<6261636b>', '<x>')
    .replaceAll('<66726f6e74>', '<6261636b>')
    .replaceAll('<x>', '<66726f6e74>');
  expect(readBack(Buffer.from(swapped, 'latin1'))).toMatchObject({ ok: false });
});

test('a terminal that prints on one side puts neither back nor key on the paper', () => {
  const { pdf, sheets, sides } = composed(document, false);
  expect([sheets, sides]).toEqual([1, 'one']);
  expect(Buffer.compare(pdf, composed({ ...document, proof: undefined }).pdf)).toBe(0);
});

describe.skipIf(!hasPoppler())(
  'on paper, as poppler sees it (skipped where poppler-utils is missing)',
  () => {
    test('the front bears serial, key and digest; the back the serial, and nothing of the person', () => {
      const { pdf } = composed();
      expect(infoOf(pdf)).toMatch(/^Pages: +2$/m);
      const [front, back] = [textOf(pdf, 1), textOf(pdf, 2)];
      for (const value of [proof.serial, proof.secret, proof.sheets[0]?.digest ?? ''])
        expect(front).toContain(inGroups(value));
      expect(back).toContain(inGroups(proof.serial));
      for (const value of [inGroups(proof.secret), '見本花子', sampleRecord.address, document.issueNumber])
        expect(back).not.toContain(value.replaceAll(' ', ''));
    });

    test('the symbols stand on the paper pixel for pixel at 600 dpi', () => {
      const { pdf } = composed();
      const page = renderedPage(pdf, 600, 2);
      const sheet = { serial: proof.serial, page: 1 };
      const bitmap = backBitmap(Buffer.from(proof.sheets[0]?.sealed ?? '', 'base64'), sheet);
      if (bitmap === null) throw new Error('it fits');
      const [left, top] = [Math.round((105 / 25.4) * 600 - bitmap.width / 2), Math.round((52 / 25.4) * 600)];
      const stride = Math.ceil(bitmap.width / 8);
      const differs = extentOf(page, (value, index) => {
        const [x, y] = [(index % page.width) - left, Math.floor(index / page.width) - top];
        if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false;
        const black = ((bitmap.bits[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
        return value < 128 !== black;
      });
      expect(differs.width).toBe(0);
    });
  },
);
