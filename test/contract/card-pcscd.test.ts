import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Clock } from '#contract/clock.ts';
import { machineClock } from '#contract/clock.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import type { CardPort, CardStatus } from '#devices/card/port.ts';
import { openCardReader } from '#devices/card/reader.ts';
import { openDemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';

import { type Pcscd, startPcscd, whyNoPcscd } from '../peers/pcscd.ts';
import { type CardBench, cardContract, next } from './card.ts';
import { judgedByOpenSc } from './card-opensc.ts';
import { type CardPeople, PIN, cardPeople } from '../support/card-people.ts';
import { HAND, HAND_CARDS } from './card-hand.ts';
import { tracesOfPin } from './pin-canary.ts';

const missing = whyNoPcscd();
const onCi = process.env['CI'] !== undefined;

test.runIf(missing !== undefined && onCi)('pcscd and vpcd are present', () => {
  expect(missing).toBeUndefined();
});

describe.skipIf(missing !== undefined)(
  `real pcscd with vpcd${missing === undefined ? '' : `: ${missing}`}`,
  () => {
    let pcscd: Pcscd;

    beforeAll(async () => {
      pcscd = await startPcscd();
    }, 120_000);
    afterAll(() => pcscd.stop());

    async function open(trust: readonly string[], clock: Clock): Promise<CardBench> {
      // The binding's own waits are of the machine's time; the driver's limits follow the test's clock.
      const transport = openPcsc({ clock: machineClock, reader: 'Virtual PCD 00 00' });
      const port = openCardReader({ transport, trust, clock });
      const reader = new VirtualReader({ port: pcscd.port, clock: machineClock });
      await until(port, 'notPresent');
      return {
        port,
        lay: (card) => reader.lay(card),
        lift: () => reader.lift(),
        close: async () => {
          await reader.lift();
          await until(port, 'notPresent');
          await port.close();
        },
      };
    }

    cardContract('PC/SC', open);

    describe('what only PC/SC does', () => {
      let people: CardPeople;
      beforeAll(async () => {
        people = await cardPeople(machineClock);
      });
      afterAll(() => people.remove());

      test('a card swapped while JavaScript is busy ends the session', async () => {
        const directory = await mkdtemp(join(tmpdir(), 'mado-swap-'));
        const authority = await openDemoAuthority(directory, machineClock);
        const port = openCardReader({
          transport: openPcsc({ clock: machineClock }),
          trust: [authority.certificatePem],
          clock: machineClock,
        });
        const inserted = next(port, 'inserted');
        const flag = new Int32Array(new SharedArrayBuffer(4));
        const hand = new Worker(new URL('./card-hand.worker.ts', import.meta.url), {
          workerData: { directory, port: pcscd.port, flag },
        });
        try {
          await inserted;
          const session = await mustAccept(port);
          expect(await session.readCertificate()).toMatchObject({ ok: true });
          expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
          tell(flag, HAND.swap);
          expect(Atomics.wait(flag, 0, HAND.swap, 10_000)).not.toBe('timed-out');
          for (let call = 0; call < 5; call++) {
            expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
          }
          expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ error: { code: 'removed' } });
          expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
          const second = await authority.card(HAND_CARDS.second);
          expect(await nextCertificate(port)).toEqual(second.certificate);
          tell(flag, HAND.lift);
          await until(port, 'notPresent');
        } finally {
          await hand.terminate();
          await port.close();
          await rm(directory, { recursive: true });
        }
      });

      test.for(['SIGTERM', 'SIGKILL'] as const)(
        'after %s to pcscd, and its restart, the next card is served',
        async (signal, context) => {
          const { restart } = pcscd;
          context.skip(restart === undefined, 'pcscd was running before and is not ours to restart');
          const bench = await open([people.authority.certificatePem], machineClock);
          const card = people.card();
          const inserted = next(bench.port, 'inserted');
          await bench.lay(card);
          await inserted;
          const session = await mustAccept(bench.port);
          const removed = next(bench.port, 'removed');
          await restart?.(signal);
          await removed;
          expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
          await session.close();
          await next(bench.port, 'inserted');
          expect(await (await mustAccept(bench.port)).readCertificate()).toMatchObject({ ok: true });
          await bench.close();
        },
      );

      test('no other program gets at a card that is held', async (context) => {
        context.skip(!existsSync('/usr/bin/opensc-tool'), 'opensc is missing');
        const bench = await open([people.authority.certificatePem], machineClock);
        const inserted = next(bench.port, 'inserted');
        await bench.lay(people.card());
        await inserted;
        const session = await mustAccept(bench.port);
        expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
        const reset = promisify(execFile)('/usr/bin/opensc-tool', ['--reset', '--reader', '0']);
        await expect(reset).rejects.toThrow('Command failed');
        expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ ok: true });
        await session.close();
        await bench.close();
      });

      test('nothing of a PIN stays in the memory of the process that presented it', async () => {
        const bench = await open([], machineClock);
        const traces = await tracesOfPin('pcsc', (pin) => bench.lay(people.card({ pin })));
        await bench.close();
        expect(traces).toMatchObject({ after: 0, strings: 0 });
      });

      test('a technician looks at the card while nothing else runs', async () => {
        const bench = await open([], machineClock);
        await bench.lay(people.card());
        const trust = join(people.folder, 'trust.pem');
        await writeFile(trust, people.authority.certificatePem);
        const asked = ['card', '--reader', 'Virtual PCD', '--trust', trust, '--json', '--pin-stdin'];
        const looking = promisify(execFile)(process.execPath, ['tools/diagnose.ts', ...asked]);
        looking.child.stdin?.end(`${PIN}\n`);
        const { stdout } = await looking;
        expect(JSON.parse(stdout)).toMatchObject({
          kind: 'my-number',
          tries: 3,
          signature: 'valid',
          apdus: 6,
        });
        await bench.close();
      });

      // Several times: the binding's threads may be anywhere when it is closed.
      test.each(['noReader', ...Array.from({ length: 8 }, () => 'ready')])(
        'closing lets Node exit: as soon as the service is %s',
        async (device) => {
          const script = `
          import { openPcsc } from '#devices/card/pcsc.ts';
          const clock = { now: Date.now, monotonic: () => performance.now(), setTimeout, clearTimeout };
          const transport = openPcsc({ clock });
          transport.subscribe(async () => {
            if (transport.status().device !== '${device}') return;
            await transport.close();
            console.log('closed');
          });`;
          const { stdout } = await promisify(execFile)(
            process.execPath,
            ['--input-type=module', '-e', script],
            {
              timeout: 25_000,
            },
          );
          expect(stdout).toBe('closed\n');
        },
      );

      judgedByOpenSc(
        () => open([], machineClock),
        () => people,
      );
    });
  },
);

/** pcscd looks at the field a few times a second only; a card changed in between would go unseen. */
async function until(port: CardPort, media: CardStatus['media']): Promise<void> {
  while (port.status().media !== media) await next(port, 'status');
}

/** The certificate of the card that lies there, as soon as pcscd has understood that it is another one. */
async function nextCertificate(port: CardPort): Promise<Uint8Array> {
  for (;;) {
    await until(port, 'present');
    const accepted = await port.accept();
    const certificate = accepted.ok ? await accepted.value.readCertificate() : accepted;
    if (certificate.ok) return certificate.value.der;
  }
}

function tell(flag: Int32Array, word: number): void {
  Atomics.store(flag, 0, word);
  Atomics.notify(flag, 0);
}

async function mustAccept(port: CardPort) {
  const accepted = await port.accept();
  if (!accepted.ok) throw new Error(`not accepted: ${accepted.error.code}`);
  return accepted.value;
}
