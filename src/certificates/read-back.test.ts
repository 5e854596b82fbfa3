import { assert, integer, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';

import { IssueNumber, PersonKey } from '#contract/ids.ts';

import { openComposer } from './compose.ts';
import type { CertificateDocument } from './data.ts';
import { shippedFonts } from './fonts.ts';
import { readBack } from './read-back.ts';
import { sampleDocument, samplePerson, sampleRecord, sampleSealRegistration } from './sample-document.ts';

const composer = openComposer({ fonts: shippedFonts() });
const hers = PersonKey.parse('a'.repeat(64));
const his = PersonKey.parse('b'.repeat(64));

function pdfOf(document: CertificateDocument): Uint8Array {
  const composed = composer.compose(document, { sample: false });
  if (!composed.ok) throw new Error(composed.error.code);
  return composed.value.pdf;
}

const issueNumber = IssueNumber.parse('20261124 ひかり台町 (駅前1) 000012');
const household = { ...sampleRecord, persons: Array.from({ length: 9 }, () => samplePerson) };
const threePages = pdfOf({ ...sampleDocument(household), issueNumber, personKey: hers });

test('says for whom, under which number and on how many pages', () => {
  expect(readBack(threePages)).toEqual({
    ok: true,
    value: { pages: 3, sides: 'one', issueNumber, personKey: hers },
  });
});

test('a document of another person is found out by its bytes', () => {
  const other = pdfOf({ ...sampleDocument(sampleSealRegistration), personKey: his });
  const read = readBack(other);
  expect(read.ok && read.value.personKey).toBe(his);
  expect(read.ok && read.value.personKey === hers).toBe(false);
});

test('one page of another person among the pages is found out', () => {
  const text = Buffer.from(threePages).toString('latin1');
  const key = Buffer.from(hers).toString('hex');
  const last = text.lastIndexOf(key);
  expect(text.split(key)).toHaveLength(4);
  const mixed = text.slice(0, last) + Buffer.from(his).toString('hex') + text.slice(last + key.length);
  expect(readBack(Buffer.from(mixed, 'latin1'))).toMatchObject({ ok: false, error: { code: 'pagesDiffer' } });
});

test('a page without an imprint makes the whole document not ours', () => {
  const bare = Buffer.from(threePages).toString('latin1').replace('/PersonKey', '/PersonKex');
  expect(readBack(Buffer.from(bare, 'latin1'))).toMatchObject({ ok: false, error: { code: 'notOurs' } });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['no PDF', Buffer.from('startxref\n0\n%%EOF\n')],
  ['a PDF without its end', threePages.subarray(0, threePages.length - 7)],
  ['a PDF with something before it', Buffer.concat([Buffer.from('%PDF-\n'), threePages])],
  [
    'a deep nest of arrays',
    Buffer.from(`%PDF-\nxref\n0 0\ntrailer\n${'['.repeat(50_000)}\nstartxref\n6\n%%EOF\n`),
  ],
])('%s is not ours', (_, bytes) => {
  expect(readBack(bytes)).toMatchObject({ ok: false, error: { code: 'notOurs' } });
});

test('no bytes, and no damage to a document, make it throw or name a third person', () => {
  assert(
    property(
      integer({ min: 0, max: threePages.length - 1 }),
      uint8Array({ minLength: 1, maxLength: 40 }),
      (at, noise) => {
        const damaged = Buffer.from(threePages);
        damaged.set(noise.subarray(0, damaged.length - at), at);
        const read = readBack(damaged);
        expect(!read.ok || read.value.personKey === hers).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
