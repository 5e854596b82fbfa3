import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import { answer } from '#devices/printer/simulator/answer.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import { servePrinter } from '#devices/printer/simulator/serve.ts';

import { diagnosePrinter } from './printer.ts';
import { ippeveprinterMissing, startIppeveprinter } from '../../test/peers/ippeveprinter.ts';
import { selfSigned } from '../../test/support/self-signed.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

interface Run {
  readonly code: number;
  readonly lines: readonly string[];
}

function diagnose(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['tools/diagnose.ts', 'printer', ...args], (error, stdout, stderr) => {
      expect(stderr).toBe('');
      resolve({ code: error === null ? 0 : Number(error.code), lines: stdout.trimEnd().split('\n') });
    });
  });
}

async function ask(...args: readonly string[]) {
  const { code, lines } = await diagnose(...args, '--json');
  expect(lines).toHaveLength(1);
  return { code, said: JSON.parse(lines[0] ?? '') };
}

/** The same question without a process of its own. */
async function heard(...args: readonly string[]) {
  const { ok, json } = await diagnosePrinter(args);
  return { code: ok ? 0 : 1, said: json };
}

async function simulated(sheets = 50) {
  const machine = new PaperMachine({ clock: machineClock, sheets, lies: {} });
  const served = await servePrinter(machine, { port: 0 });
  closers.push(
    () => served.close(),
    () => machine.powerOff(),
  );
  return { machine, uri: served.uri };
}

describe('the simulated printer', () => {
  test('ready: state, paper and counters, exit 0', async () => {
    const { uri } = await simulated();
    expect(await ask('--uri', uri)).toMatchObject({
      code: 0,
      said: {
        printer: {
          name: 'Mado simulated printer',
          state: 'idle',
          device: 'ready',
          a4Loaded: true,
          reasons: [{ keyword: 'none', group: 'ok' }],
          counters: { sheets: expect.any(Number), upTimeSeconds: expect.any(Number) },
        },
      },
    });
  });

  test('the test page comes out once', async () => {
    const { machine, uri } = await simulated();
    const { code, said } = await ask('--uri', uri, '--test-page');
    expect([code, said.testPage]).toEqual([0, { verdict: 'printed', cause: 'completed' }]);
    expect(machine.truth().out).toHaveLength(1);
  });

  test.each([
    ['jam', 'staff', (machine: PaperMachine) => machine.openCover(), 'coverOpen'],
    ['toner', 'staff', (machine: PaperMachine) => machine.emptyToner(), 'tonerEmpty'],
  ])('blocked by %s: who acts is said, exit 1, and no test page is tried', async (_, who, lay, code) => {
    const { machine, uri } = await simulated();
    lay(machine);
    const run = await ask('--uri', uri, '--test-page');
    expect(run).toMatchObject({ code: 1, said: { fault: { code, who }, printer: { device: 'blocked' } } });
    expect(run.said.testPage).toBe(undefined);
    expect(machine.truth().out).toEqual([]);
  });

  test('for people there are lines, and no JSON', async () => {
    const { uri } = await simulated();
    const { code, lines } = await diagnose('--uri', uri);
    expect(code).toBe(0);
    expect(lines).toContain('Nothing blocks it.');
    expect(lines.some((line) => line.startsWith('{'))).toBe(false);
  });
});

const missing = await ippeveprinterMissing();
test.skipIf(missing)(`CUPS' ippeveprinter: trays, supplies, and the test page${missing ?? ''}`, async () => {
  const { uri, stop } = await startIppeveprinter();
  closers.push(stop);
  const { code, said } = await ask('--uri', uri, '--test-page');
  expect([code, said.testPage?.verdict]).toEqual([0, 'printed']);
  expect(said.printer.trays.length).toBeGreaterThan(0);
  expect(said.printer.supplies.length).toBeGreaterThan(0);
  // 0 in its first second.
  expect(said.printer.counters.upTimeSeconds).toBeGreaterThanOrEqual(0);
});

async function listening(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => void server.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has such an address
  return (server.address() as AddressInfo).port;
}

describe('printers that are none', () => {
  const speaking = (respond: http.RequestListener) => listening(http.createServer(respond));

  test.each<[string, string, http.RequestListener]>([
    ['a web page', 'protocol', (_, to) => to.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>')],
    ['a redirect', 'protocol', (_, to) => to.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end()],
    [
      'noise that calls itself IPP',
      'protocol',
      (_, to) => to.writeHead(200, { 'Content-Type': 'application/ipp' }).end(Buffer.alloc(512, 0xff)),
    ],
    [
      'a body without end',
      'protocol',
      (_, to) => {
        to.writeHead(200, { 'Content-Type': 'application/ipp' });
        const more = (): void => void (to.destroyed || to.write(Buffer.alloc(65_536), more));
        more();
      },
    ],
    ['a hang-up', 'offline', (request) => request.socket.destroy()],
  ])('%s: a clear fault, exit 1', async (_, code, respond) => {
    const port = await speaking(respond);
    expect(await heard('--uri', `ipp://127.0.0.1:${port}/ipp/print`)).toMatchObject({
      code: 1,
      said: { fault: { code, who: 'technician', message: expect.stringMatching(/\w{3}/) } },
    });
  });

  test('nobody there: offline', async () => {
    const server = net.createServer();
    const port = await listening(server);
    server.close();
    expect(await ask('--uri', `ipp://127.0.0.1:${port}/x`)).toMatchObject({
      code: 1,
      said: { fault: { code: 'offline' } },
    });
  });

  test.each([
    [[]],
    [['--uri', 'lpd://127.0.0.1/x']],
    [['--uri', 'ipp://127.0.0.1/x', '--pin', '12']],
    [['--uri', 'ipp://127.0.0.1/x', '--trays']],
  ])('asked %j: how to ask is said', async (args) => {
    expect(await heard(...args)).toMatchObject({ code: 1, said: { fault: { code: 'usage' } } });
  });
});

test('TLS: by pin and by CA it is talked to; a wrong or no pin, and not a byte is sent', async () => {
  const own = selfSigned();
  const machine = new PaperMachine({ clock: machineClock, sheets: 5, lies: {} });
  let requests = 0;
  const server = https.createServer({ key: own.key, cert: own.cert }, (request, response) => {
    requests += 1;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const reply = answer(machine, uri, Buffer.concat(parts));
      if (reply === 'lost') response.destroy();
      else response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(reply);
    });
  });
  const uri = `ipps://127.0.0.1:${await listening(server)}/ipp/print`;
  closers.push(() => machine.powerOff());
  const folder = await mkdtemp(join(tmpdir(), 'mado-ca-'));
  closers.push(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'ca.pem'), own.cert);
  expect((await ask('--uri', uri, '--pin', own.sha256)).code).toBe(0);
  expect((await ask('--uri', uri, '--ca', join(folder, 'ca.pem'))).code).toBe(0);
  const before = requests;
  const wrong = own.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  for (const args of [['--pin', wrong], []]) {
    expect(await heard('--uri', uri, ...args)).toMatchObject({
      code: 1,
      said: { fault: { code: 'certificate', who: 'technician' } },
    });
  }
  expect(requests).toBe(before);
});
