import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { describe } from 'vitest';
import { z } from 'zod';

import type { KeypadEvent } from '#devices/keypad/port.ts';
import { TEN_KEY, TenKey } from '#devices/keypad/simulator/ten-key.ts';

import { startHid, whyNoHid } from '../peers/hid/device.ts';
import { keypadContract } from './keypad.ts';
import { Told } from './told.ts';

const CHILD = fileURLToPath(new URL('keypad.child.ts', import.meta.url));
const why = whyNoHid();

const Event: z.ZodType<KeypadEvent> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('key'),
    key: z.discriminatedUnion('key', [
      z.strictObject({ key: z.literal('digit'), digit: z.int() }),
      z.strictObject({ key: z.enum(['erase', 'clear', 'enter']) }),
    ]),
  }),
  z.strictObject({ type: z.literal('status'), status: z.object({ device: z.enum(['ready', 'offline']) }) }),
]);

describe.skipIf(why !== undefined)(
  `node-hid on hidraw (umockdev)${why === undefined ? '' : `: ${why}`}`,
  () => {
    keypadContract('USB-HID', async () => {
      const device = await startHid(TEN_KEY);
      const child = fork(CHILD, { env: { ...process.env, ...device.env } });
      const told = new Told<KeypadEvent>({
        subscribe: (listener) => child.on('message', (message) => listener(Event.parse(message))),
      });
      return {
        next: () => told.next(),
        keys: new TenKey((report) => device.give(report)),
        send: (report) => device.give(report),
        plug: (there) => Promise.resolve(device.plug(there)),
        async close() {
          const exited = once(child, 'exit');
          child.disconnect();
          await exited;
          await device.stop();
        },
      };
    });
  },
);
