import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { FrameParser, HOST, MAX_DATA, crc16, encodeFrame } from './frame.ts';
import type { Frame } from './frame.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const frame = (destination: number, source: number, header: number, data: string): Frame => ({
  destination,
  source,
  header,
  data: hex(data),
});

// The examples of part 1 and part 3.
test.each([
  ['simple poll of device 2', frame(2, HOST, 254, ''), '02 00 01 FE FF'],
  ['its ACK', frame(HOST, 2, 0, ''), '01 00 02 00 FD'],
  ['serial number asked', frame(2, HOST, 242, ''), '02 00 01 F2 0B'],
  ['serial number 12345678', frame(HOST, 2, 0, '4E 61 BC'), '01 03 02 00 4E 61 BC 8F'],
])('encodes and finds: %s', (_, block, bytes) => {
  expect(encodeFrame(block)).toEqual(hex(bytes));
  expect(new FrameParser().feed(hex(bytes))).toEqual([{ type: 'frame', frame: block }]);
});

test.each([
  ['49 D5 F2', 0xa6b3],
  ['70 B8 D9 64 04 15', 0xfb00],
])('the CRC-16 of %s', (bytes, crc) => {
  expect(crc16(hex(bytes))).toBe(crc);
});

test.each([
  ['reset of device 40', { ...frame(40, HOST, 1, ''), source: undefined }, '28 00 46 01 3F'],
  ['its ACK', { ...frame(HOST, 40, 0, ''), source: undefined }, '01 00 30 00 37'],
])('encodes and finds with CRC-16: %s', (_, block, bytes) => {
  expect(encodeFrame(block, 'crc16')).toEqual(hex(bytes));
  const found = [{ type: 'frame', frame: block }];
  expect(new FrameParser(() => 'crc16').feed(hex(bytes))).toEqual(found);
  expect(new FrameParser().feed(hex(bytes))).toEqual([{ type: 'damaged' }]);
});

const anyFrame = fc.record({
  destination: fc.nat(255),
  source: fc.nat(255),
  header: fc.nat(255),
  data: fc.uint8Array({ maxLength: MAX_DATA }),
});

test('finds frames in any portions', () => {
  const frames = fc.array(anyFrame, { maxLength: 4 });
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 20 }), (blocks, portion) => {
      const bytes = blocks.flatMap((block) => [...encodeFrame(block)]);
      const parser = new FrameParser();
      const found = [];
      while (bytes.length > 0) found.push(...parser.feed(Uint8Array.from(bytes.splice(0, portion))));
      expect(found).toEqual(blocks.map((block) => ({ type: 'frame', frame: block })));
    }),
  );
});

test('never takes a frame with one wrong byte for a right one', () => {
  fc.assert(
    fc.property(anyFrame, fc.nat(), fc.integer({ min: 1, max: 255 }), (block, at, flip) => {
      const bytes = encodeFrame(block);
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ flip;
      const parser = new FrameParser();
      expect(parser.feed(bytes).filter(({ type }) => type === 'frame')).toEqual([]);
    }),
  );
});

test('never takes a frame with one wrong byte for a right one, with CRC-16', () => {
  fc.assert(
    fc.property(anyFrame, fc.nat(), fc.integer({ min: 1, max: 255 }), (block, at, flip) => {
      const bytes = encodeFrame(block, 'crc16');
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ flip;
      const parser = new FrameParser(() => 'crc16');
      expect(parser.feed(bytes).filter(({ type }) => type === 'frame')).toEqual([]);
    }),
  );
});

test('hears nothing more after damage until a gap', () => {
  const parser = new FrameParser();
  const good = hex('01 00 02 00 FD');
  expect(parser.feed(hex('01 00 02 00 FC'))).toEqual([{ type: 'damaged' }]);
  expect(parser.feed(good)).toEqual([]);
  parser.gap();
  expect(parser.feed(good)).toHaveLength(1);
});

test('a gap separates a stray byte from the frame after it', () => {
  const parser = new FrameParser();
  expect(parser.feed(hex('00'))).toEqual([]);
  parser.gap();
  expect(parser.feed(hex('01 00 02 00 FD'))).toHaveLength(1);
});

test('takes the echo off, in any portions', () => {
  const parser = new FrameParser();
  parser.sent(hex('02 00 01 FE FF'));
  expect(parser.feed(hex('02 00 01'))).toEqual([]);
  expect(parser.feed(hex('FE FF 01 00'))).toEqual([]);
  expect(parser.feed(hex('02 00 FD'))).toEqual([{ type: 'frame', frame: frame(HOST, 2, 0, '') }]);
});

test('a wrong echo is damage, once the bus is known to echo', () => {
  const parser = new FrameParser();
  parser.sent(hex('02 00 01 FE FF'));
  expect(parser.feed(hex('02 00 01 FE FF'))).toEqual([]);
  parser.sent(hex('02 00 01 FE FF'));
  expect(parser.feed(hex('01 00 02 00 FD'))).toEqual([{ type: 'damaged' }]);
});

test('holds the longest frame and refuses one past it', () => {
  const longest = { ...frame(HOST, 2, 0, ''), data: new Uint8Array(MAX_DATA) };
  expect(new FrameParser().feed(encodeFrame(longest))).toEqual([{ type: 'frame', frame: longest }]);
  expect(() => encodeFrame({ ...longest, data: new Uint8Array(MAX_DATA + 1) })).toThrow(RangeError);
});
