import { expect, test } from 'vitest';

import * as apdu from './apdu.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.each<readonly [string, Uint8Array, string]>([
  ['SELECT AP', apdu.selectApplication(apdu.JPKI_AID), '00a4040c0ad392f000260100000001'],
  ['SELECT EF', apdu.selectFile(apdu.EF.authenticationKey), '00a4020c020017'],
  ['token', apdu.readShortFile(apdu.EF.token, 32), '00b0860020'],
  ['whole certificate', apdu.readWholeFile(apdu.EF.authenticationCertificate), '00b08a00000000'],
  ['256 bytes', apdu.readBinary(0, 256), '00b0000000'],
  ['250 bytes from 0x1234', apdu.readBinary(0x1234, 250), '00b01234fa'],
  ['the last offset', apdu.readBinary(0x7fff, 1), '00b07fff01'],
  ['tries left', apdu.queryTries(0x98), '00200098'],
  ['VERIFY', apdu.verify(0x98, Buffer.from('1234')), '002000980431323334'],
  ['GET RESPONSE', apdu.getResponse(256), '00c0000000'],
  ['another Le', apdu.withLe(Buffer.from('00b08a00000000', 'hex'), 0x21), '00b08a00000021'],
  ['sign', apdu.computeSignature(0x97, Buffer.from('abcd', 'hex')), '802a009702abcd00'],
  [
    'DigestInfo',
    apdu.digestInfoSha256(Buffer.alloc(32, 0xab)),
    `3031300d060960864801650304020105000420${'ab'.repeat(32)}`,
  ],
])('%s', (_, command, expected) => {
  expect(hex(command)).toBe(expected);
});

test('an offset past 15 bits is a defect', () => {
  expect(() => apdu.readBinary(0x8000, 1)).toThrow(RangeError);
});

test.each([
  ['9000', '', 0x9000],
  ['01029000', '0102', 0x9000],
  ['6a82', '', 0x6a82],
])('reply %s', (bytes, data, sw) => {
  const reply = apdu.parseReply(Buffer.from(bytes, 'hex'));
  expect(reply?.sw).toBe(sw);
  expect(hex(reply?.data ?? Buffer.from('none'))).toBe(data);
});

test.each(['', '90'])('no reply in "%s"', (bytes) => {
  expect(apdu.parseReply(Buffer.from(bytes, 'hex'))).toBeUndefined();
});

test.each([
  [0x63c0, 0],
  [0x63c3, 3],
  [0x63cf, 15],
  [0x6984, 0],
  [0x6983, 0],
  [0x6300, undefined],
  [0x9000, undefined],
  [0x6982, undefined],
])('tries from %i', (sw, tries) => {
  expect(apdu.triesFrom(sw)).toBe(tries);
});

test('61xx and 6Cxx name lengths, 00 being 256', () => {
  expect([0x6110, 0x6100, 0x6c10, 0x9000].map(apdu.moreBytes)).toEqual([16, 256, undefined, undefined]);
  expect([0x6c10, 0x6c00, 0x6110, 0x9000].map(apdu.exactLe)).toEqual([16, 256, undefined, undefined]);
});
