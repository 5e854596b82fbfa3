import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { decode } from '../ipp/decode.ts';
import { encode } from '../ipp/encode.ts';
import { type Message, OPERATIONS, STATUS } from '../ipp/message.ts';
import { boolean, integer, keyword, mime, uri, type Value } from '../ipp/values.ts';
import { answer } from './answer.ts';
import { PaperMachine } from './paper-machine.ts';

const URI = 'ipp://127.0.0.1/ipp/print';
const CHARSET: [string, Value[]] = ['attributes-charset', [{ type: 'charset', value: 'utf-8' }]];
const LANGUAGE: [string, Value[]] = [
  'attributes-natural-language',
  [{ type: 'naturalLanguage', value: 'en' }],
];
const TARGET: [string, Value[]] = ['printer-uri', [uri(URI)]];

function request(change: Partial<Message>, ...attributes: [string, Value[]][]): Uint8Array {
  const groups = [{ tag: 1, attributes: new Map([CHARSET, LANGUAGE, TARGET, ...attributes]) }];
  const base = {
    version: { major: 1, minor: 1 },
    code: OPERATIONS.getPrinterAttributes,
    requestId: 5,
    groups,
  };
  return encode({ ...base, data: new Uint8Array(0), ...change });
}

function ask(machine: PaperMachine, bytes: Uint8Array): Message {
  const reply = answer(machine, URI, bytes);
  if (reply === 'lost') throw new Error('reply lost');
  const message = decode(reply);
  if (!message.ok) throw new Error(message.error.reason);
  return message.value;
}

const good = request({});
const target = (...attributes: [string, Value[]][]) => [{ tag: 1, attributes: new Map(attributes) }];

test.each<[string, Uint8Array, number]>([
  ['a good request', good, STATUS.ok],
  ['no bytes', new Uint8Array(0), STATUS.badRequest],
  ['half a request', good.subarray(0, good.length / 2), STATUS.badRequest],
  ['request-id 0', request({ requestId: 0 }), STATUS.badRequest],
  ['IPP 9.9', request({ version: { major: 9, minor: 9 } }), STATUS.versionNotSupported],
  ['an unknown operation', request({ code: 0x4fff }), STATUS.operationNotSupported],
  ['no groups', request({ groups: [] }), STATUS.badRequest],
  ['language before charset', request({ groups: target(LANGUAGE, CHARSET, TARGET) }), STATUS.badRequest],
  ['no target', request({ groups: target(CHARSET, LANGUAGE) }), STATUS.badRequest],
  [
    'another charset',
    request({
      groups: target(['attributes-charset', [{ type: 'charset', value: 'x-sjis' }]], LANGUAGE, TARGET),
    }),
    STATUS.charsetNotSupported,
  ],
  [
    'a job that is not there',
    request({ code: OPERATIONS.cancelJob }, ['job-id', [integer(9)]]),
    STATUS.notFound,
  ],
  ['no job named', request({ code: OPERATIONS.getJobAttributes }), STATUS.notFound],
])('%s', (_, bytes, status) => {
  const reply = ask(new PaperMachine({ clock: new HandClock() }), bytes);
  expect(reply.code).toBe(status);
  expect(reply.groups[0]?.tag).toBe(1);
});

test('answers under the request-id it was asked under', () => {
  const machine = new PaperMachine({ clock: new HandClock() });
  expect(ask(machine, good).requestId).toBe(5);
  expect(ask(machine, good.subarray(0, 20)).requestId).toBe(5);
});

test('tells only what it was asked for', () => {
  const machine = new PaperMachine({ clock: new HandClock() });
  const reply = ask(
    machine,
    request({}, ['requested-attributes', [keyword('printer-state'), keyword('nonsense')]]),
  );
  expect([...(reply.groups[1]?.attributes.keys() ?? [])]).toEqual(['printer-state']);
});

test('takes one job at a time, one copy, PDF only', () => {
  const machine = new PaperMachine({ clock: new HandClock() });
  const create = request({ code: OPERATIONS.createJob });
  const two = { tag: 2, attributes: new Map([['copies', [integer(2)]]]) };
  const copies = request({ code: OPERATIONS.createJob, groups: [...target(CHARSET, LANGUAGE, TARGET), two] });
  expect(ask(machine, copies).code).toBe(STATUS.attributesNotSupported);
  expect(ask(machine, create).code).toBe(STATUS.ok);
  expect(ask(machine, create).code).toBe(STATUS.busy);
  const send = (format: string, document: string): number =>
    ask(
      machine,
      request(
        { code: OPERATIONS.sendDocument, data: Buffer.from(document) },
        ['job-id', [integer(1)]],
        ['last-document', [boolean(true)]],
        ['document-format', [mime(format)]],
      ),
    ).code;
  expect(send('text/plain', 'hello')).toBe(STATUS.formatNotSupported);
  expect(send('application/pdf', 'hello')).toBe(STATUS.formatNotSupported);
  expect(machine.jobs.find(1)).toMatchObject({ state: 'aborted', reasons: ['document-format-error'] });
  expect(send('application/pdf', '%PDF-')).toBe(STATUS.notPossible);
  expect(ask(machine, create).code).toBe(STATUS.ok);
});
