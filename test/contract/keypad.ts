import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Key, KeypadEvent } from '#devices/keypad/port.ts';
import type { TenKey } from '#devices/keypad/simulator/ten-key.ts';

/** A keypad port, and hands at its keys and its plug. */
export interface KeypadBench {
  /** The next thing the port tells, in order from the start. */
  next(): Promise<KeypadEvent>;
  readonly keys: TenKey;
  /** Sends any bytes as a report. */
  send(report: Buffer): void;
  plug(there: boolean): Promise<void>;
  close(): Promise<void>;
}

const ready: KeypadEvent = { type: 'status', status: { device: 'ready' } };
const offline: KeypadEvent = { type: 'status', status: { device: 'offline' } };
const enter: Key = { key: 'enter' };
const digit = (digit: number): Key => ({ key: 'digit', digit });

/** What every keypad port does, whatever lies below it. */
export function keypadContract(name: string, open: () => Promise<KeypadBench>): void {
  describe(`keypad port: ${name}`, () => {
    let bench: KeypadBench;
    beforeAll(async () => {
      bench = await open();
      expect(await bench.next()).toEqual(ready);
    });
    afterAll(() => bench.close());

    /** The next so many keys that the port tells. */
    async function told(count: number): Promise<readonly (Key | undefined)[]> {
      const keys: (Key | undefined)[] = [];
      while (keys.length < count) {
        const event = await bench.next();
        keys.push(event.type === 'key' ? event.key : undefined);
      }
      return keys;
    }

    test('every key is told once, in the order of the hand', async () => {
      const all: readonly Key[] = [
        ...Array.from({ length: 10 }, (_, each) => digit(each)),
        { key: 'erase' },
        { key: 'clear' },
        enter,
      ];
      for (const key of all) bench.keys.press(key);
      expect(await told(all.length)).toEqual(all);
    });

    test('the same key twice is two keys', async () => {
      bench.keys.press(digit(5));
      bench.keys.press(digit(5));
      expect(await told(2)).toEqual([digit(5), digit(5)]);
    });

    test('keys that overlap are told as they go down', async () => {
      bench.keys.hold(digit(1), digit(2), digit(3));
      bench.keys.release();
      bench.keys.press(enter);
      expect(await told(4)).toEqual([digit(1), digit(2), digit(3), enter]);
    });

    test('a hand laid flat on the keys tells no more than can be told apart', async () => {
      bench.keys.hold(...[1, 2, 3, 4, 5, 6, 7, 8].map(digit));
      bench.keys.release();
      bench.keys.press(enter);
      expect(await told(7)).toEqual([...[1, 2, 3, 4, 5, 6].map(digit), enter]);
    });

    test('what is no report of a keyboard tells nothing', async () => {
      for (const odd of ['59', '000059', '000059000000000000', 'ff'.repeat(64)])
        bench.send(Buffer.from(odd, 'hex'));
      bench.keys.press(enter);
      expect(await told(1)).toEqual([enter]);
    });

    test('unplugged and plugged in again, it goes on', async () => {
      bench.keys.hold(digit(7));
      expect(await told(1)).toEqual([digit(7)]);
      await bench.plug(false);
      expect(await bench.next()).toEqual(offline);
      await bench.plug(true);
      expect(await bench.next()).toEqual(ready);
      bench.keys.release();
      bench.keys.press(digit(7));
      expect(await told(1)).toEqual([digit(7)]);
    });
  });
}
