import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { scripted } from '../../../test/support/scripted-card.ts';
import { type ReaderTraits, readCertificateFile } from './certificate-file.ts';
import { Channel } from './channel.ts';

const CERTIFICATE = `30820100${'5a'.repeat(256)}`;
const SHORT: ReaderTraits = { extendedLength: false };

async function read(traits: ReaderTraits, answers: readonly string[]) {
  const { connection, sent } = scripted(answers);
  const result = await readCertificateFile(new Channel(connection, new HandClock()), { ...traits });
  return { result: result.ok ? Buffer.from(result.value).toString('hex') : result.error.code, sent };
}

test('one extended read does, filler cut off', async () => {
  const { result, sent } = await read({ extendedLength: undefined }, [`${CERTIFICATE}ffffff9000`]);
  expect(result).toBe(CERTIFICATE);
  expect(sent).toEqual(['00b08a00000000']);
});

test('what an extended read left out is fetched', async () => {
  const { result, sent } = await read({ extendedLength: true }, [
    `${CERTIFICATE.slice(0, 20)}9000`,
    `${CERTIFICATE.slice(20)}9000`,
  ]);
  expect(result).toBe(CERTIFICATE);
  expect(sent).toEqual(['00b08a00000000', '00b0000afa']);
});

test('in chunks, however short', async () => {
  const { result, sent } = await read(SHORT, [
    '9000',
    '309000',
    `${CERTIFICATE.slice(2, 502)}9000`,
    `${CERTIFICATE.slice(502)}9000`,
  ]);
  expect(result).toBe(CERTIFICATE);
  expect(sent).toEqual(['00a4020c02000a', '00b00000fa', '00b00001fa', '00b000fbfa']);
});

test.each([
  ['no such file', ['6a82'], 'noCertificate'],
  ['never written', ['9000', '000000009000'], 'noCertificate'],
  ['erased', ['9000', 'ffffffff9000'], 'noCertificate'],
  ['something else', ['9000', '04009000'], 'protocol'],
  ['too long', ['9000', '30830100009000'], 'protocol'],
  ['nothing, politely', ['9000', '9000'], 'protocol'],
  ['ends too early', ['9000', '308201009000', '6b00'], 'protocol'],
  ['sealed', ['9000', '6982'], 'protocol'],
  [
    'one byte at a time, for ever',
    ['9000', '308201009000', ...Array.from({ length: 160 }, () => '5a9000')],
    'protocol',
  ],
] as const)('%s', async (_, answers, code) => {
  expect((await read(SHORT, answers)).result).toBe(code);
});
