import { once } from 'node:events';
import { connect } from 'node:net';
import tls from 'node:tls';

import { expect, test } from 'vitest';

import type { Terminal } from '#contract/terminal.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import { servePrinter } from '#devices/printer/simulator/serve.ts';
import { TERMINAL, testLedger } from '#ledger/testing/test-ledger.ts';

import { selfSigned } from '../../../test/support/self-signed.ts';
import { openDevices } from './devices.ts';

/** The simulated printer behind a TLS of its own. */
async function securePrinter() {
  const machine = new PaperMachine({ clock: new HandClock() });
  const served = await servePrinter(machine, { port: 0 });
  const { key, cert } = selfSigned();
  const front = tls.createServer({ key, cert }, (socket) => {
    const behind = connect(Number(new URL(served.uri).port), '127.0.0.1');
    socket.pipe(behind).pipe(socket);
    for (const end of [socket, behind]) end.on('error', () => [socket, behind].map((each) => each.destroy()));
  });
  // A client that does not believe in the certificate hangs up.
  front.on('tlsClientError', () => undefined);
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const address = front.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    uri: `ipps://127.0.0.1:${address.port}/ipp/print`,
    cert,
    async close() {
      front.close();
      await served.close();
    },
  };
}

function terminal(uri: string): Terminal {
  return {
    printer: { uri, ca: 'printer-ca.pem' },
    receipt: { uri, ca: 'receipt-ca.pem', paper: 'a4' },
    card: { reader: { transport: 'virtual', port: 0 }, trust: ['ca.pem'] },
    cash: { address: 'unix:/not/opened' },
    id: TERMINAL,
    site: 'ekimae',
    profile: 'demo',
    town: 'town.json',
    data: 'data',
    gateway: { port: 0 },
    center: { url: 'https://center.example', secret: 'secret', townKey: 'key' },
    budget: 1_000_000,
  };
}

test('each printer is believed by the authority that terminal.json names for it, and by no other', async () => {
  using opened = testLedger();
  const printer = await securePrinter();
  const devices = await openDevices({
    terminal: terminal(printer.uri),
    trust: [selfSigned().cert],
    printerCa: printer.cert,
    receiptCa: selfSigned().cert,
    ledger: opened.ledger,
    clock: opened.clock,
  });
  try {
    expect(await devices.printer.status()).toMatchObject({ device: 'ready', fault: undefined });
    expect(await devices.receiptPrinter?.status()).toMatchObject({ fault: { who: 'technician' } });
    expect([devices.keypad, devices.paperExit]).toEqual([undefined, undefined]);
  } finally {
    await devices.close();
    await printer.close();
  }
});
