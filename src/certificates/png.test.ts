import { deflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { isWholePng } from './png.ts';

interface Made {
  width?: number;
  height?: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  bytes?: number;
  transparent?: boolean;
}

/** A PNG of zeros; by default 16 by 16 pixels in one bit of grey. */
function png({
  width = 16,
  height = 16,
  depth = 1,
  colour = 0,
  interlace = 0,
  bytes,
  transparent,
}: Made = {}) {
  const samples = { 2: 3, 4: 2, 6: 4 }[colour] ?? 1;
  const length = bytes ?? height * (1 + Math.ceil((width * samples * depth) / 8));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(transparent === true ? [chunk('tRNS', Buffer.alloc(2))] : []),
    chunk('IDAT', deflateSync(Buffer.alloc(length))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

test.each<[string, Buffer, boolean]>([
  ['one bit of grey', png(), true],
  ['eight bits of grey', png({ depth: 8 }), true],
  ['colours', png({ depth: 8, colour: 2 }), true],
  ['a palette', png({ depth: 8, colour: 3 }), true],
  ['grey with alpha', png({ depth: 8, colour: 4 }), false],
  ['colours with alpha', png({ depth: 8, colour: 6 }), false],
  ['a transparent colour', png({ transparent: true }), false],
  ['interlaced', png({ interlace: 1 }), false],
  ['the largest side', png({ width: 2400 }), true],
  ['one pixel more', png({ width: 2401 }), false],
  ['no width', png({ width: 0 }), false],
  ['one byte short', png({ bytes: 47 }), false],
  ['one byte over', png({ bytes: 49 }), false],
  ['a bomb', png({ bytes: 5_000_000 }), false],
  ['cut before its end', png().subarray(0, -12), false],
  ['cut within its pixels', png().subarray(0, 45), false],
  [
    'a chunk that says it is longer than the file',
    Buffer.concat([png().subarray(0, 33), Buffer.from('ffffffff49444154', 'hex'), Buffer.alloc(8)]),
    false,
  ],
  ['another format', Buffer.from('GIF89a'), false],
  ['nothing', Buffer.alloc(0), false],
])('%s: will it print? %s', (_, bytes, whole) => {
  expect(isWholePng(bytes)).toBe(whole);
});
