import type http from 'node:http';

import { mutate } from './mutate.ts';

/** One way in which a printer, or what pretends to be one, answers a request. `honest` is what it should have said. */
export interface Hostility {
  readonly name: string;
  respond(to: http.ServerResponse, honest: Buffer, next: () => number): void;
}

const IPP = { 'Content-Type': 'application/ipp' };

function whole(to: http.ServerResponse, body: Uint8Array): void {
  to.writeHead(200, { ...IPP, 'Content-Length': body.length }).end(body);
}

/** What follows the eight bytes of version, status and request-id is replaced. */
function withBody(honest: Buffer, body: Uint8Array): Buffer {
  return Buffer.concat([honest.subarray(0, 8), body]);
}

const collectionOpen = Buffer.from([0x34, 0, 1, 0x61, 0, 0]);
const attribute = (name: string, value: string) => {
  const [head, length] = [Buffer.alloc(3), Buffer.alloc(2)];
  head.writeUInt8(0x44);
  head.writeUInt16BE(name.length, 1);
  length.writeUInt16BE(value.length);
  return Buffer.concat([head, Buffer.from(name), length, Buffer.from(value)]);
};

// Made once: what is measured is the driver's memory, not what it took to make the lies.
const DEEP = Buffer.concat([Buffer.of(0x01), ...Array.from({ length: 20_000 }, () => collectionOpen)]);
const MANY = Buffer.concat([
  Buffer.of(0x01),
  ...Array.from({ length: 100_000 }, () => attribute('a', 'b')),
  Buffer.of(0x03),
]);
const BLANKS = Buffer.alloc(65_536, 0x20);

/** Everything that was seen to fell another IPP client, and some. */
export const HOSTILITIES: readonly Hostility[] = [
  { name: 'hangs up', respond: (to) => void to.destroy() },
  { name: 'headers, then silence', respond: (to) => to.writeHead(200, IPP).flushHeaders() },
  { name: 'silence', respond: () => {} },
  {
    name: 'drips',
    respond(to, honest) {
      to.writeHead(200, IPP);
      let at = 0;
      const drip = setInterval(() => {
        if (to.destroyed || at === honest.length) return clearInterval(drip);
        to.write(honest.subarray(at, (at += 1)));
      }, 20);
    },
  },
  {
    name: 'cut in the middle',
    respond(to, honest) {
      to.writeHead(200, { ...IPP, 'Content-Length': honest.length });
      to.write(honest.subarray(0, honest.length / 2), () => to.destroy());
    },
  },
  { name: 'empty', respond: (to) => whole(to, Buffer.alloc(0)) },
  { name: 'four bytes', respond: (to, honest) => whole(to, honest.subarray(0, 4)) },
  { name: 'a web page', respond: (to) => void to.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>') },
  { name: 'a web page as IPP', respond: (to) => whole(to, Buffer.from('<!doctype html><p>Sign in</p>')) },
  {
    name: 'a name of 65,528 bytes',
    respond: (to, honest) => whole(to, withBody(honest, Buffer.from([0x01, 0x44, 0xff, 0xf8, 0x61]))),
  },
  {
    name: 'a value of 65,535 bytes that is not there',
    respond: (to, honest) =>
      whole(to, withBody(honest, Buffer.from([0x01, 0x44, 0, 1, 0x61, 0xff, 0xff, 0x62]))),
  },
  {
    name: 'collections 20,000 deep',
    respond: (to, honest) => whole(to, withBody(honest, DEEP)),
  },
  {
    name: '100,000 attributes',
    respond: (to, honest) => whole(to, withBody(honest, MANY)),
  },
  {
    name: '__proto__ as an attribute',
    respond: (to, honest) =>
      whole(
        to,
        withBody(honest, Buffer.concat([Buffer.of(0x01), attribute('__proto__', 'x'), Buffer.of(0x03)])),
      ),
  },
  {
    name: 'another request’s id',
    respond(to, honest) {
      honest.writeUInt32BE((honest.readUInt32BE(4) + 1) >>> 0, 4);
      whole(to, honest);
    },
  },
  {
    name: 'an unknown status',
    respond(to, honest) {
      honest.writeUInt16BE(0x7777, 2);
      whole(to, honest);
    },
  },
  {
    name: '300 MB',
    respond(to) {
      to.writeHead(200, IPP);
      let left = 300 * 16;
      const more = (): void => {
        if (to.destroyed || (left -= 1) === 0) return void to.end();
        to.write(BLANKS, more);
      };
      more();
    },
  },
  {
    name: 'a length of 2^53',
    respond: (to) => to.writeHead(200, { ...IPP, 'Content-Length': 2 ** 53 }).flushHeaders(),
  },
  ...[302, 401, 426, 500].map((status) => ({
    name: `HTTP ${status}`,
    respond: (to: http.ServerResponse) =>
      void to.writeHead(status, { ...IPP, Location: 'ipp://127.0.0.1:9/' }).end(),
  })),
  { name: 'damaged', respond: (to, honest, next) => whole(to, mutate(honest, next)) },
  { name: 'damaged twice', respond: (to, honest, next) => whole(to, mutate(mutate(honest, next), next)) },
  {
    name: 'only delimiters',
    respond: (to, honest) => whole(to, withBody(honest, Buffer.alloc(5_000, 0x01))),
  },
];
