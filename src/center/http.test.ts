import { verify } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';

import { expect, test } from 'vitest';

import { ConfigReply, TOWN_EDITION, TownEdition } from '#contract/center.ts';

import { newAuthority } from './testing/cards.ts';
import { subjectOf } from './testing/demo-cards.ts';
import { TERMINALS, TOWN, TOWN_KEY, startCenter } from './testing/running-center.ts';
import type { RunningCenter } from './testing/running-center.ts';
import { post, terminalAt } from './testing/terminal.ts';

const [{ id: terminal, secret }] = TERMINALS;
const authorization = `Bearer ${secret}`;
const problem = (status: number, problem: string) => ({ status, body: { problem } });
const hex64: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
const STATUS = JSON.stringify({ terminal });

test('status answers the time and the version of the town', async () => {
  await using center = await startCenter([]);
  expect(await terminalAt(center).call('status', { terminal })).toEqual({
    status: 200,
    body: { town: hex64, now: '2026-11-24T01:00:00.000Z' },
  });
});

test('config answers the town, signed, in the version that status tells, and not to whoever has it', async () => {
  await using center = await startCenter([]);
  const { call } = terminalAt(center);
  const { body: told } = await call('status', { terminal });
  const { status, body } = await call('config', { terminal });
  expect(status).toBe(200);
  const reply = ConfigReply.parse(body);
  if (reply.answer !== 'edition') throw new Error('no edition');
  const signed = Buffer.from(reply.body, 'base64');
  const text = Buffer.concat([Buffer.from(`${TOWN_EDITION}\n`), signed]);
  expect(verify(null, text, TOWN_KEY, Buffer.from(reply.signature, 'base64'))).toBe(true);
  const { town, version } = TownEdition.parse(JSON.parse(signed.toString()));
  expect(town).toEqual(TOWN);
  center.clock.time += 60_000;
  expect((await call('config', { terminal })).body).toEqual(body);
  expect(told).toMatchObject({ town: version });
  expect(await call('config', { terminal, version })).toEqual({ status: 200, body: { answer: 'same' } });
});

test.each([
  ['no secret', {}],
  ['another secret', { authorization: `${authorization}x` }],
  ['an empty one', { authorization: 'Bearer ' }],
  ['another scheme', { authorization: `Basic ${secret}` }],
  ['the secret of another terminal', { authorization: `Bearer ${TERMINALS[1].secret}` }],
])('%s opens nothing', async (_what, headers: Record<string, string>) => {
  await using center = await startCenter([]);
  expect(await post(center, '/v1/status', STATUS, headers)).toEqual(problem(401, 'unauthorized'));
});

test.each(['/v1/other', '/v1/status/', '/v1/status?x', '/v1/__proto__', '/'])(
  'POST %s is not there',
  async (path) => {
    await using center = await startCenter([]);
    expect(await post(center, path, STATUS, { authorization })).toEqual(problem(404, 'notFound'));
  },
);

test.each([
  ['nothing', ''],
  ['no JSON', '{"terminal":'],
  ['a byte that is no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
  ['another field', JSON.stringify({ terminal, more: 1 })],
  ['a list', '[]'],
])('%s is a bad request', async (_what, body) => {
  await using center = await startCenter([]);
  expect(await post(center, '/v1/status', body, { authorization })).toEqual(problem(400, 'badRequest'));
});

test('another content type is a bad request', async () => {
  await using center = await startCenter([]);
  const headers = { authorization, 'content-type': 'text/plain' };
  expect(await post(center, '/v1/status', STATUS, headers)).toEqual(problem(400, 'badRequest'));
});

test.each([
  ['status', 65_536, 200],
  ['status', 65_537, 413],
  ['audit', 2_097_152, 200],
  ['audit', 2_097_153, 413],
])('%s with a body of %i bytes: %i', async (name, length, status) => {
  await using center = await startCenter([]);
  const content = name === 'audit' ? { terminal, records: [] } : { terminal };
  const body = JSON.stringify(content).padEnd(length);
  expect((await post(center, `/v1/${name}`, body, { authorization })).status).toBe(status);
});

test('a body that does not say its length is cut at the limit, too', async () => {
  await using center = await startCenter([]);
  const call = open(center, {});
  const heard = answerTo(call);
  for (let sent = 0; sent <= 65_536; sent += 1024) call.write(' '.repeat(1024));
  expect((await heard).statusCode).toBe(413);
  call.end();
});

test('whoever goes on sending after an answer is cut off at the deadline', async () => {
  await using center = await startCenter([], { deadlines: { requestMs: 100 } });
  const call = open(center, { 'content-length': '70000' });
  const { statusCode, socket } = await answerTo(call);
  expect(statusCode).toBe(413);
  call.write(' ');
  if (!socket.destroyed) await once(socket, 'close');
});

test('a request that does not arrive in time is ended', async () => {
  await using center = await startCenter([], { deadlines: { requestMs: 50 } });
  const call = open(center, { 'content-length': '100' });
  const heard = answerTo(call);
  call.write('{');
  expect((await heard).statusCode).toBe(408);
  call.destroy();
});

test('more calls at once than agreed are told to come back', async () => {
  await using center = await startCenter([], { maxConcurrent: 1 });
  const slow = open(center, { 'content-length': '100', expect: '100-continue' });
  await new Promise((resolve) => slow.once('continue', resolve));
  expect(await post(center, '/v1/status', STATUS, { authorization })).toEqual(problem(503, 'busy'));
  slow.end(STATUS.padEnd(100));
  expect((await answerTo(slow)).statusCode).toBe(200);
  expect((await post(center, '/v1/status', STATUS, { authorization })).status).toBe(200);
});

test('a defect is an answer, and a line with its kind', async () => {
  const random = () => {
    throw new RangeError('a secret in a message');
  };
  await using center = await startCenter([], { random });
  expect(await terminalAt(center).call('nonce', terminalAt(center).place)).toEqual(problem(500, 'internal'));
  expect(center.log).toEqual([{ call: 'any', outcome: 'internal', defect: 'RangeError' }]);
});

test('the page and the log show numbers and outcomes, and nobody', async () => {
  const authority = await newAuthority(0);
  await using center = await startCenter([authority.certificate]);
  const { authenticate, call, place } = terminalAt(center);
  const reply = await authenticate(await authority.card(subjectOf('single')));
  if (reply.answer !== 'accepted') throw new Error('not accepted');
  const lines = [{ options: { kind: 'SealRegistration' }, issues: ['i1'] }];
  await call('prepare', { ...place, session: reply.session, request: 'r1', lines });

  const response = await fetch(center.url());
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).toContain('20261124 ひかり台町 demo-01 0001');
  expect(page).toContain('採番済み');
  const told = page + JSON.stringify(center.log);
  expect(told).not.toMatch(/見本　|一人|三丁目|DEMO0|10000/);
  expect(center.log).toEqual(['nonce', 'authenticate', 'prepare'].map((call) => ({ call, outcome: 'ok' })));
});

function open(center: RunningCenter, headers: Readonly<Record<string, string>>): ClientRequest {
  const call = request(`${center.url()}/v1/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
  });
  call.on('error', () => undefined); // The center hangs up at its deadline; `close` tells.
  call.flushHeaders();
  return call;
}

function answerTo(call: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once('response', resolve);
    call.once('close', () => {
      reject(new Error('hung up without an answer'));
    });
  });
}
