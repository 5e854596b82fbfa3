import { expect, test } from 'vitest';

import { ok } from '#contract/result.ts';

import { serial } from '../serial.ts';
import { ippClient } from './client.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { GROUP_TAGS, type Message, OPERATIONS } from './message.ts';

const URI = 'ipp://printer.example/ipp/print';
const REQUEST = { operation: OPERATIONS.getPrinterAttributes, attributes: [] };

/** A client whose every request is answered by a message made from it. */
function answering(reply: (request: Message) => Message | Uint8Array) {
  const seen: Message[] = [];
  const client = ippClient(
    URI,
    (bytes) => {
      const request = decode(bytes);
      if (!request.ok) throw new Error(request.error.reason);
      seen.push(request.value);
      const made = reply(request.value);
      return Promise.resolve(ok(made instanceof Uint8Array ? made : encode(made)));
    },
    serial(1),
  );
  return { client, seen };
}

const groups = [{ tag: GROUP_TAGS.operation, attributes: new Map() }];
const good = (request: Message): Message => ({ ...request, code: 0, groups });

test('a request begins with charset, language and target, and every one has a number of its own', async () => {
  const { client, seen } = answering(good);
  expect(await client(REQUEST)).toMatchObject({ ok: true, value: { requestId: 1 } });
  await client(REQUEST);
  expect(seen.map(({ requestId }) => requestId)).toEqual([1, 2]);
  const names = [...(seen[0]?.groups[0]?.attributes.keys() ?? [])];
  expect(names).toEqual(['attributes-charset', 'attributes-natural-language', 'printer-uri']);
});

test('an error status is an answer', async () => {
  const { client } = answering((request) => ({ ...good(request), code: 0x0507 }));
  expect(await client(REQUEST)).toMatchObject({ ok: true, value: { code: 0x0507 } });
});

test.each<[string, (request: Message) => Message | Uint8Array, string]>([
  [
    "another request's answer",
    (request) => ({ ...good(request), requestId: request.requestId + 1 }),
    'mismatch',
  ],
  ['no groups', (request) => ({ ...good(request), groups: [] }), 'mismatch'],
  [
    'another group first',
    (request) => ({ ...good(request), groups: [{ tag: GROUP_TAGS.printer, attributes: new Map() }] }),
    'mismatch',
  ],
  ['no bytes', () => new Uint8Array(0), 'malformed'],
  ['a web page', () => Buffer.from('<html></html>'), 'malformed'],
])('%s is no answer', async (_, reply, kind) => {
  const { client } = answering(reply);
  expect(await client(REQUEST)).toMatchObject({ ok: false, error: { kind, sent: 'maybe' } });
});
