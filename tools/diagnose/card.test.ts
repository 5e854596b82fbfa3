import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import type { VirtualCardOptions } from '#devices/card/simulator/virtual-card.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';
import { memoryTries } from '#devices/card/simulator/pin-object.ts';

import { type CardPeople, PIN, cardPeople } from '../../test/support/card-people.ts';

let people: CardPeople;
let trust: string;
beforeAll(async () => {
  people = await cardPeople(machineClock);
  trust = join(people.folder, 'trust.pem');
  await writeFile(trust, people.authority.certificatePem);
});
afterAll(() => people.remove());

interface Run {
  readonly code: number;
  readonly lines: readonly string[];
}

function diagnose(args: readonly string[], stdin = ''): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['tools/diagnose.ts', ...args], (error, stdout, stderr) => {
      expect(stderr).toBe('');
      resolve({ code: error === null ? 0 : Number(error.code), lines: stdout.trimEnd().split('\n') });
    });
    child.stdin?.end(stdin);
  });
}

/** Runs the command on a virtual reader of its own, with this card on it. */
async function on(card: Partial<VirtualCardOptions>, args: readonly string[], stdin?: string): Promise<Run> {
  const port = await freePort();
  const reader = new VirtualReader({ port, clock: machineClock });
  const laid = reader.lay(people.card(card));
  const run = await diagnose(['card', '--reader', `vpcd:${port}`, '--json', ...args], stdin);
  await reader.lift();
  await laid;
  return run;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const last = ({ lines }: Run): unknown => JSON.parse(lines.at(-1) ?? '');
const sound = {
  kind: 'my-number',
  tries: 3,
  certificate: { valid: true, key: 'RSA 2048', issuer: 'trusted', notAfter: expect.any(String) },
};

test('with a PIN: card, tries, certificate and a signature, in six commands', async () => {
  const run = await on({}, ['--trust', trust, '--pin-stdin'], `${PIN}\n`);
  expect(last(run)).toMatchObject({ ...sound, signature: 'valid', apdus: 6 });
  expect(run.code).toBe(0);
  expect(run.lines.join()).not.toMatch(new RegExp(`DEMO0|"${PIN}"`));
});

test('without a PIN and without a CA at hand it says what it could not check', async () => {
  const run = await on({}, []);
  expect(last(run)).toMatchObject({ ...sound, certificate: { issuer: 'notChecked' }, apdus: 4 });
  expect(last(run)).not.toHaveProperty('signature');
});

test.each([
  ['a wrong PIN', {}, '1357\n', 'pinWrong', 'resident'],
  ['a PIN of three digits', {}, '135', 'pinFormat', 'resident'],
  ['a phone', { kind: 'phone' }, undefined, 'phone', 'resident'],
] as const)('%s is a fault', async (_, card, stdin, code, who) => {
  const run = await on(card, ['--trust', trust, ...(stdin === undefined ? [] : ['--pin-stdin'])], stdin);
  expect(last(run)).toEqual({ fault: { code, who, message: expect.stringMatching(/\.$/) } });
  expect(run.code).toBe(1);
});

test('the last try is used only when told so', async () => {
  const tries = memoryTries();
  tries.save('worn:authentication', 1);
  const args = ['--pin-stdin', '--trust', trust];
  expect(last(await on({ id: 'worn', tries }, args, PIN))).toMatchObject({ fault: { code: 'lastTry' } });
  expect(last(await on({ id: 'worn', tries }, [...args, '--last-try'], PIN))).toMatchObject({
    tries: 1,
    signature: 'valid',
  });
});

test('no card, no such device, no reader named: each says so', async () => {
  const empty = await diagnose(['card', '--reader', `vpcd:${await freePort()}`, '--json']);
  expect(last(empty)).toMatchObject({ fault: { code: 'noCard', who: 'resident' } });
  expect(last(await diagnose(['toaster', '--json']))).toMatchObject({ fault: { code: 'usage' } });
  const nameless = await diagnose(['card']);
  expect(nameless).toEqual({ code: 1, lines: ['say which reader: --reader NAME', '(usage; technician)'] });
});
