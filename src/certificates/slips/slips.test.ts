import { expect, test } from 'vitest';

import { Kind } from '#contract/certificate.ts';
import { Language } from '#contract/language.ts';
import type { OwedSlip, Receipt } from '#contract/slip.ts';
import { yen } from '#contract/yen.ts';

import { openComposer } from '../compose.ts';
import { shippedFonts } from '../fonts.ts';
import { hasPoppler, infoOf, textOf } from '../poppler.ts';
import { readBack } from '../read-back.ts';
import { sampleDocument } from '../sample-document.ts';
import type { SlipPaper } from './compose-slip.ts';
import { readSlip } from './read-slip.ts';
import type { SlipDocument } from './slip-document.ts';

const composer = openComposer({ fonts: shippedFonts() });

const receipt: Receipt = {
  slip: 'receipt',
  lines: [
    { item: 'ResidentRecord', copies: 2, feeEach: yen(200) },
    { item: 'SealRegistration', copies: 1, feeEach: yen(200) },
  ],
  paid: yen(1000),
  change: yen(400),
  owed: yen(0),
  numbers: ['20261124-demo-01-000012', '20261124-demo-01-000013', '20261124-demo-01-000014'],
};
const owed: OwedSlip = { slip: 'owed', amount: yen(1200), owedNumber: '4821-9037-6' };

function slipDocument(slip: Receipt | OwedSlip, change: Partial<SlipDocument> = {}): SlipDocument {
  return {
    slip,
    number: slip.slip === 'receipt' ? '000123' : slip.owedNumber,
    at: Date.parse('2026-11-24T01:32:00Z'),
    language: 'en',
    place: {
      terminal: 'demo-01',
      issuer: 'まほろば県ひかり台町長',
      counter: { ja: '駅前窓口サービスコーナー', en: 'Station Service Corner' },
      open: { ja: '平日 8:30〜17:15', en: 'Mon to Fri, 8:30 to 17:15' },
      phone: '0000-00-0000',
      madeUp: true,
    },
    ...change,
  };
}

function pdfOf(document: SlipDocument, paper: SlipPaper = 'a4'): Uint8Array {
  const made = composer.composeSlip(document, paper);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

test('a slip says of itself what it is; a certificate is none, and a slip is no certificate', () => {
  expect(readSlip(pdfOf(slipDocument(receipt)))).toEqual({ slip: 'receipt', number: '000123' });
  expect(readSlip(pdfOf(slipDocument(owed)))).toEqual({ slip: 'owed', number: '4821-9037-6' });
  expect(readBack(pdfOf(slipDocument(receipt))).ok).toBe(false);
  const certificate = composer.compose(sampleDocument(), { sample: true });
  expect(certificate.ok && readSlip(certificate.value.pdf)).toBe(undefined);
});

test('the same slip gives the same bytes', () => {
  expect(pdfOf(slipDocument(owed))).toEqual(pdfOf(slipDocument(owed)));
});

test.each(Language.options)('every kind, the longest visit and every language fit (%s)', (language) => {
  const longest: Receipt = {
    ...receipt,
    lines: Array.from({ length: 4 }, (_, at) => ({
      item: Kind.options[at % Kind.options.length] ?? 'relay',
      copies: 5,
      feeEach: yen(10_000),
    })),
    paid: yen(200_000),
    owed: yen(990),
    numbers: Array.from({ length: 20 }, (_, at) => `20261124-terminal-number-01-0000${10 + at}`),
  };
  expect(composer.composeSlip(slipDocument(longest, { language }), 'a6')).toMatchObject({ ok: true });
  for (const item of [...Kind.options, 'relay'] as const) {
    const one = { ...receipt, lines: [{ item, copies: 1, feeEach: yen(0) }] };
    expect([item, composer.composeSlip(slipDocument(one, { language }), 'a6').ok]).toEqual([item, true]);
  }
  expect(composer.composeSlip(slipDocument(owed, { language }), 'a6').ok).toBe(true);
});

test.runIf(hasPoppler())(
  'a receipt says date, terminal, number, fees, sums and issue numbers, in both languages',
  () => {
    const text = textOf(pdfOf(slipDocument(receipt)));
    const said = [
      '領収書',
      'Receipt',
      '2026-11-2410:32',
      'demo-01',
      '000123',
      '200円×2=400円',
      '600円',
      '1,000円',
    ];
    for (const each of [...said, '住民票の写し', ...receipt.numbers, '領収しました'])
      expect(text).toContain(each);
    expect(textOf(pdfOf(slipDocument(receipt, { language: 'ja' })))).not.toContain('Receipt');
  },
);

test.runIf(hasPoppler())('an owed slip says how much, under which number, where and when', () => {
  const text = textOf(pdfOf(slipDocument(owed)));
  const said = ['1,200円', '4821-9037-6', 'StationServiceCorner', '17:15', '0000-00-0000'];
  for (const each of said) expect(text).toContain(each);
});

test.runIf(hasPoppler())('on A4 and on A6 a slip is one page of that size', () => {
  expect(infoOf(pdfOf(slipDocument(receipt), 'a4'))).toMatch(
    /Pages:\s+1\nPage size:|Page size:\s+595.2 x 841.92/,
  );
  expect(infoOf(pdfOf(slipDocument(receipt), 'a6'))).toMatch(/Page size:\s+297.6 x 420.96/);
});

test.runIf(hasPoppler()).each([
  ['pt', 'Recibo'],
  ['tl', 'Resibo'],
  ['ne', 'Receipt'],
  ['ko', 'Receipt'],
  ['vi', 'Receipt'],
  ['zh-Hans', 'Receipt'],
] as const)(
  'for a visit in %s a receipt says 領収書 and %s: what its font has no letters for is English',
  (language, word) => {
    const text = textOf(pdfOf(slipDocument(receipt, { language })));
    expect(text).toContain('領収書');
    expect(text).toContain(word);
  },
);

test.runIf(hasPoppler())('for easy Japanese a receipt is in Japanese alone', () => {
  expect(textOf(pdfOf(slipDocument(receipt, { language: 'ja-x-easy' })))).not.toMatch(/Receipt/);
});
