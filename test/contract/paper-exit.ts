import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { PaperExitPort, PaperExitStatus } from '#devices/paper-exit/port.ts';

/** A sensor at an output tray, and hands at the tray and at its cable. */
export interface PaperExitBench {
  readonly port: PaperExitPort;
  /** The next thing that the port tells, in order from the start. */
  next(): Promise<PaperExitStatus>;
  lay(paper: boolean): void;
  plug(there: boolean): void;
  /** Bytes of somebody else on its line, where it has one. */
  disturb(bytes: Uint8Array): void;
  /** The lamp for calls, where the wire has one: told, and looked at. */
  readonly lamp?: { light(on: boolean): void; isLit(): boolean };
  close(): Promise<void>;
}

/** What every sensor of the output tray does, whatever lies below it. */
export function paperExitContract(name: string, open: () => Promise<PaperExitBench>): void {
  describe(`paper exit port: ${name}`, () => {
    let bench: PaperExitBench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close());

    test('says nothing before it is heard, then that the tray is empty', async () => {
      expect(bench.port.status()).toEqual({ exit: 'unknown' });
      expect(await bench.next()).toEqual({ exit: 'empty' });
      expect(bench.port.status()).toEqual({ exit: 'empty' });
    });

    test('tells paper and its being taken, once each', async () => {
      bench.lay(true);
      expect(await bench.next()).toEqual({ exit: 'paper' });
      bench.lay(false);
      expect(await bench.next()).toEqual({ exit: 'empty' });
      bench.lay(true);
      expect(await bench.next()).toEqual({ exit: 'paper' });
      expect(bench.port.status()).toEqual({ exit: 'paper' });
    });

    test('what else is said on its line changes nothing', async () => {
      bench.disturb(Uint8Array.of(0x01, 0x02, 0x01, 0x01, 0x00, 0x00));
      bench.disturb(new Uint8Array(400).fill(0x01));
      bench.lay(false);
      expect(await bench.next()).toEqual({ exit: 'empty' });
    });

    test('its lamp follows, and the sensor goes on', async ({ skip }) => {
      if (!bench.lamp) return skip('no lamp at this wire');
      const { lamp } = bench;
      for (const on of [true, false]) {
        lamp.light(on);
        await expect.poll(() => lamp.isLit()).toBe(on);
      }
      expect(bench.port.status()).toEqual({ exit: 'empty' });
    });

    test('with its cable out it says that it cannot tell, and whose matter that is; plugged in again, it goes on', async () => {
      bench.plug(false);
      expect(await bench.next()).toEqual({ exit: 'fault', fault: { code: 'silent', who: 'technician' } });
      bench.lay(true);
      bench.plug(true);
      expect(await bench.next()).toEqual({ exit: 'paper' });
    });
  });
}
