import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { openComposer } from './compose.ts';
import type { ComposeFault, ComposeOptions } from './compose.ts';
import { CertificateDocument } from './data.ts';
import type { ResidentRecord } from './data/resident-record.ts';
import { shippedFonts } from './fonts.ts';
import { sampleDocument, samplePerson, sampleRecord, sampleSealRegistration } from './sample-document.ts';

const composer = openComposer({ fonts: shippedFonts() });

function sha256(document: CertificateDocument, options: ComposeOptions = { sample: false }): string {
  const composed = composer.compose(document, options);
  if (!composed.ok) throw new Error(composed.error.code);
  return createHash('sha256').update(composed.value.pdf).digest('hex');
}

function faultOf(data: CertificateDocument['data']): ComposeFault | null {
  const composed = composer.compose(sampleDocument(data), { sample: false });
  return composed.ok ? null : composed.error;
}

const named = (name: string): ResidentRecord => ({ ...sampleRecord, persons: [{ ...samplePerson, name }] });

test('the sample is what the center would send', () => {
  expect(CertificateDocument.parse(sampleDocument())).toEqual(sampleDocument());
  expect(CertificateDocument.parse(sampleDocument(sampleSealRegistration)).data).toEqual(
    sampleSealRegistration,
  );
});

test.each([
  [1, 1],
  [4, 1],
  [5, 2],
  [8, 2],
  [9, 3],
  [40, 10],
])('a household of %i takes %i sheets', (persons, sheets) => {
  const record = { ...sampleRecord, persons: Array.from({ length: persons }, () => samplePerson) };
  expect(composer.compose(sampleDocument(record), { sample: false })).toMatchObject({
    ok: true,
    value: { sheets },
  });
});

test('the same document gives the same bytes, whoever came in between', () => {
  const before = sha256(sampleDocument(named('葛󠄁城 花子')));
  sha256(sampleDocument(named('葛城 一郎')));
  expect(sha256(sampleDocument(named('葛󠄁城 花子')))).toBe(before);
});

test('and the same bytes in another process, in another time zone', () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { openComposer } from './src/certificates/compose.ts';
    import { shippedFonts } from './src/certificates/fonts.ts';
    import { sampleDocument } from './src/certificates/sample-document.ts';
    const { value } = openComposer({ fonts: shippedFonts() }).compose(sampleDocument(), { sample: false });
    process.stdout.write(createHash('sha256').update(value.pdf).digest('hex'));`;
  const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'America/New_York' },
  });
  expect(there).toBe(sha256(sampleDocument()));
});

test('a mark changes the bytes', () => {
  const plain = sha256(sampleDocument());
  const sample = sha256(sampleDocument(), { sample: true });
  const demo = sha256(sampleDocument(), { sample: true, demo: true });
  expect(new Set([plain, sample, demo]).size).toBe(3);
});

test.each([
  ['𠮷田 花子', 'U+20BB7'],
  ['葛\u{E01EF}城 花子', 'U+845B U+E01EF'],
])(
  'a name with a shape that no font has stops, and the fault tells the code point only',
  (name, character) => {
    expect(faultOf(named(name))).toEqual({ code: 'glyphMissing', who: 'staff', character });
  },
);

test.each<[string, CertificateDocument['data'], string]>([
  ['住所', { ...sampleRecord, address: '見本'.repeat(200) }, '住所'],
  ['氏名', named('見本'.repeat(200)), '氏名'],
  ['印鑑登録の氏名', { ...sampleSealRegistration, name: '見本'.repeat(200) }, '氏名'],
])('what overflows stops: %s', (_, data, item) => {
  expect(faultOf(data)).toEqual({ code: 'textOverflows', who: 'staff', item });
});

test.each<[string, ResidentRecord]>([
  ['世帯主', { ...sampleRecord, householder: null }],
  ['続柄', { ...sampleRecord, persons: [{ ...samplePerson, relationship: null }] }],
  ['本籍', { ...sampleRecord, persons: [samplePerson, { ...samplePerson, domicile: null }] }],
  ['筆頭者', { ...sampleRecord, persons: [{ ...samplePerson, familyHead: null }] }],
  ['氏名', named('\u3000')],
])('%s is never printed blank where it is shown', (item, record) => {
  expect(faultOf(record)).toEqual({ code: 'itemMissing', who: 'staff', item });
});

test('a seal that would print as nothing stops', () => {
  const cut = Buffer.from(sampleSealRegistration.seal.png, 'base64').subarray(0, 900).toString('base64');
  const data = { ...sampleSealRegistration, seal: { ...sampleSealRegistration.seal, png: cut } };
  expect(faultOf(data)).toEqual({ code: 'sealUnreadable', who: 'staff', item: '印影' });
});

test('a name of 43 characters with a reading of 63 still becomes paper', () => {
  const person = {
    ...samplePerson,
    name: '見'.repeat(43),
    reading: `${'ミ'.repeat(44)}　${'ホ'.repeat(18)}`,
  };
  expect(faultOf({ ...sampleRecord, persons: [person] })).toBeNull();
});

test('a document without faults composes after one with a fault', () => {
  expect(faultOf(named('𠮷田'))).not.toBeNull();
  expect(faultOf(sampleRecord)).toBeNull();
});
