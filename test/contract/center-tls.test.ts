import { generateKeyPairSync } from 'node:crypto';
import { request as tlsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { AuditReply, StatusReply } from '#contract/center.ts';
import { machineClock } from '#contract/clock.ts';
import { EnrolReply, RenewReply } from '#contract/enrol.ts';
import { TerminalId } from '#contract/ids.ts';

import { call as callCenter } from '#main/center/call.ts';
import { openIdentity } from '#main/tls/identity.ts';
import { newRequest } from '#main/tls/request.ts';
import { tlsFetch } from '#main/tls/tls-fetch.ts';

import { CODE_LIFE_MS, enrol, invite } from '#center/enrolment/enrol.ts';
import { openStore } from '#center/store/open.ts';
import { MORNING, startCenter } from '#center/testing/running-center.ts';
import type { RunningCenter } from '#center/testing/running-center.ts';
import { terminalAt } from '#center/testing/terminal.ts';
import { testTls } from '#center/testing/tls.ts';

const tls = await testTls();
const terminal = TerminalId.parse('kiosk-01');

interface Shown {
  readonly key?: string;
  readonly cert?: string;
  readonly authorization?: string;
}

/** One call over TLS, with or without a certificate. */
async function call(
  center: RunningCenter,
  name: string,
  body: object,
  { key, cert, authorization }: Shown = {},
) {
  const sent = tlsRequest(`${center.url()}/v1/${name}`, {
    method: 'POST',
    ca: tls.authority,
    agent: false,
    ...(key !== undefined && { key }),
    ...(cert !== undefined && { cert }),
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
  });
  sent.end(JSON.stringify(body));
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const heard: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return { status: answer.statusCode, body: heard };
}

async function withStore<T>(
  center: RunningCenter,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
) {
  const store = await openStore(center.database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const codeFor = (center: RunningCenter, id = terminal) =>
  withStore(center, (store) =>
    invite(
      {
        store,
        clock: { ...silent, now: () => center.clock.time },
        random: (bytes) => crypto.getRandomValues(Buffer.alloc(bytes)),
      },
      id,
    ),
  );
const silent = { monotonic: () => 0, setTimeout: () => undefined, clearTimeout: () => undefined };

/** A terminal that has been taken in: its key and certificate. */
async function enrolled(center: RunningCenter, id = terminal): Promise<{ key: string; cert: string }> {
  const { key, request } = await newRequest(id);
  const { body } = await call(center, 'enrol', { terminal: id, code: await codeFor(center, id), request });
  return { key, cert: EnrolReply.parse(body).certificate };
}

const problem = (status: number, name: string) => ({ status, body: { problem: name } });

test('a one-time code and a request become a certificate, and the certificate opens the calls', async () => {
  await using center = await startCenter([], { tls });
  expect(center.url()).toMatch(/^https:/);
  const own = await enrolled(center);
  const { status, body } = await call(center, 'status', { terminal }, own);
  expect([status, StatusReply.safeParse(body).success]).toEqual([200, true]);
  expect(await call(center, 'status', { terminal: 'demo-01' }, own)).toEqual(problem(401, 'unauthorized'));
});

test('over TLS a secret opens nothing, and neither does a certificate of nobody’s or of another authority', async () => {
  await using center = await startCenter([], { tls });
  const status = { terminal: 'demo-01' };
  expect(await call(center, 'status', status)).toEqual(problem(401, 'unauthorized'));
  expect(await call(center, 'status', status, { authorization: 'Bearer secret-of-demo-01' })).toEqual(
    problem(401, 'unauthorized'),
  );
  const elsewhere = await testTls();
  const stranger = { key: elsewhere.key, cert: elsewhere.certificate };
  expect(await call(center, 'status', status, stranger)).toEqual(problem(401, 'unauthorized'));
  // Of our authority, but never issued to a terminal: the center's own.
  expect(await call(center, 'status', status, { key: tls.key, cert: tls.certificate })).toEqual(
    problem(401, 'unauthorized'),
  );
});

test('a code is good once, for its terminal, for an hour', async () => {
  await using center = await startCenter([], { tls });
  const { request } = await newRequest(terminal);
  const code = await codeFor(center);
  expect(await call(center, 'enrol', { terminal: 'kiosk-02', code, request })).toEqual(
    problem(401, 'unauthorized'),
  );
  expect(await call(center, 'enrol', { terminal, code, request })).toEqual(problem(401, 'unauthorized'));
  const late = await codeFor(center);
  center.clock.time = MORNING + CODE_LIFE_MS + 1;
  expect(await call(center, 'enrol', { terminal, code: late, request })).toEqual(
    problem(401, 'unauthorized'),
  );
  expect(await call(center, 'enrol', { terminal, code: '0000-0000-0000-0000-0000-0000', request })).toEqual(
    problem(401, 'unauthorized'),
  );
});

test.each([
  ['no request', 'nothing'],
  [
    'a key of another kind',
    generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  ],
])('%s is refused, and costs the code', async (_what, request) => {
  await using center = await startCenter([], { tls });
  const code = await codeFor(center);
  expect(await call(center, 'enrol', { terminal, code, request })).toEqual(problem(400, 'badRequest'));
  const { request: right } = await newRequest(terminal);
  expect(await call(center, 'enrol', { terminal, code, request: right })).toEqual(
    problem(401, 'unauthorized'),
  );
});

test('a request whose signature is not its key’s is refused', async () => {
  await using center = await startCenter([], { tls });
  const { request } = await newRequest(terminal);
  const lines = request.trim().split('\n');
  const der = Buffer.from(lines.slice(1, -1).join(''), 'base64');
  der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
  const spoilt = `${lines[0]}\n${der.toString('base64')}\n${lines.at(-1)}\n`;
  expect(await call(center, 'enrol', { terminal, code: await codeFor(center), request: spoilt })).toEqual(
    problem(400, 'badRequest'),
  );
});

const statusWith = async (center: RunningCenter, own: Shown) =>
  (await call(center, 'status', { terminal }, own)).status;

test('a revoked certificate opens nothing from that moment on', async () => {
  await using center = await startCenter([], { tls });
  const own = await enrolled(center);
  expect(await statusWith(center, own)).toBe(200);
  const revoked = await withStore(center, (store) =>
    store.transaction(({ enrolments }) => enrolments.revoke(terminal, center.clock.time)),
  );
  expect(revoked).toBe(1);
  expect(await statusWith(center, own)).toBe(401);
});

test('a new certificate replaces the old ones when it is first shown, and not before', async () => {
  await using center = await startCenter([], { tls });
  const first = await enrolled(center);
  expect(await statusWith(center, first)).toBe(200);
  center.clock.time += 1000;
  // Its answer was lost on the way, say.
  const lost = await enrolled(center);
  expect(await statusWith(center, first)).toBe(200);
  center.clock.time += 1000;
  const second = await enrolled(center);
  expect([await statusWith(center, first), await statusWith(center, second)]).toEqual([200, 200]);
  expect([
    await statusWith(center, first),
    await statusWith(center, lost),
    await statusWith(center, second),
  ]).toEqual([401, 401, 200]);
});

test('a certificate is renewed over the one that counts, which ends when the new one is first shown', async () => {
  await using center = await startCenter([], { tls });
  const { key, cert } = await enrolled(center);
  const folder = mkdtempSync(join(tmpdir(), 'mado-identity-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'identity.json');
  const installed = { key, certificate: cert, authority: tls.authority };
  const identity = openIdentity(file, installed);
  const upstream = { url: center.url(), clock: machineClock, fetch: identity.fetch };
  center.clock.time += 60_000;
  const fresh = await newRequest(terminal);
  const reply = await callCenter(upstream, 'renew', { terminal, request: fresh.request }, RenewReply);
  if (!reply.ok) throw new Error(reply.error.code);
  // Not the certificate of this key: the terminal stays with what it has.
  expect(identity.adopt(key, reply.value.certificate)).toBe(false);
  expect(identity.adopt(fresh.key, reply.value.certificate)).toBe(true);
  expect(identity.isUnproven()).toBe(true);
  expect(await statusWith(center, { key, cert })).toBe(200);

  // Put out and on again before it was shown, the terminal goes on with the new one.
  const again = openIdentity(file, installed);
  expect([again.ends(), again.isUnproven()]).toEqual([identity.ends(), true]);
  const status = { ...upstream, fetch: again.fetch };
  expect(await callCenter(status, 'status', { terminal }, StatusReply)).toMatchObject({ ok: true });
  expect(await statusWith(center, { key, cert })).toBe(401);

  writeFileSync(file, 'half a fi');
  expect(openIdentity(file, installed).isUnproven()).toBe(false);
});

test('nobody renews another terminal’s certificate, nor anything without TLS', async () => {
  await using center = await startCenter([], { tls });
  const own = await enrolled(center);
  const { request } = await newRequest(terminal);
  expect(await call(center, 'renew', { terminal: 'demo-01', request }, own)).toEqual(
    problem(401, 'unauthorized'),
  );
  expect(await call(center, 'renew', { terminal, request: 'nothing' }, own)).toEqual(
    problem(400, 'badRequest'),
  );
  await using plain = await startCenter([]);
  const { call: ask, place } = terminalAt(plain);
  expect(await ask('renew', { terminal: place.terminal, request })).toEqual(problem(404, 'notFound'));
});

test('a code is good again when the center failed before it had kept the certificate', async () => {
  await using center = await startCenter([], { tls });
  const code = await codeFor(center);
  const { request } = await newRequest(terminal);
  const asked = { terminal, code, request };
  const failing = { pem: '', issue: () => Promise.reject(new Error('on purpose')) };
  const clock = { ...silent, now: () => center.clock.time };
  await withStore(center, (store) =>
    expect(enrol({ store, clock }, failing, asked)).rejects.toThrow('on purpose'),
  );
  expect((await call(center, 'enrol', asked)).status).toBe(200);
});

test('the terminal’s own client shows its certificate, and believes no center but its own', async () => {
  await using center = await startCenter([], { tls });
  const { key, cert: certificate } = await enrolled(center);
  const options = (authority: string) => ({
    url: center.url(),
    clock: machineClock,
    fetch: tlsFetch({ key, certificate, authority }),
  });
  const reply = await callCenter(options(tls.authority), 'status', { terminal }, StatusReply);
  expect(reply).toMatchObject({ ok: true, value: { now: '2026-11-24T01:00:00.000Z' } });
  const packed = await callCenter(options(tls.authority), 'audit', { terminal, records: [] }, AuditReply, {
    packed: true,
  });
  expect(packed).toEqual({ ok: true, value: { highWaterMark: 0 } });
  const { authority: another } = await testTls();
  const astray = await callCenter(options(another), 'status', { terminal }, StatusReply);
  expect(astray).toMatchObject({ ok: false, error: { code: 'offline' } });
});

test('without TLS nobody is enrolled', async () => {
  await using center = await startCenter([]);
  const { request } = await newRequest(terminal);
  const answer = await fetch(`${center.url()}/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ terminal, code: '0000-0000-0000-0000-0000-0000', request }),
  });
  expect(answer.status).toBe(404);
});
