import { EventEmitter } from 'node:events';
import { createConnection } from 'node:net';
import type { Socket } from 'node:net';

import type { HidHandle, HidLibrary } from '../../hid/library.ts';
import { REPORT_BYTES } from '../boot-report.ts';
import type { KeypadOptions } from '../driver.ts';
import { TEN_KEY, TEN_KEY_DEVICE } from './ten-key.ts';

/** The binding, with one made-up ten-key at it whose reports come over a socket. */
export function socketHid(path: string): Required<Pick<KeypadOptions, 'device' | 'load'>> {
  const { vendor: vendorId, product: productId } = TEN_KEY;
  const library: HidLibrary = {
    devices: () => Promise.resolve([{ vendorId, productId, path, usagePage: 1, usage: 6 }]),
    open: () => opened(path),
  };
  return { device: TEN_KEY_DEVICE, load: () => Promise.resolve(library) };
}

function opened(path: string): Promise<HidHandle> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(handleOf(socket));
    });
  });
}

function handleOf(socket: Socket): HidHandle {
  const events = new EventEmitter();
  let rest = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (; rest.length >= REPORT_BYTES; rest = rest.subarray(REPORT_BYTES))
      events.emit('data', Buffer.from(rest.subarray(0, REPORT_BYTES)));
  });
  socket.on('error', () => undefined);
  socket.on('close', () => events.emit('error', 'could not read from HID device'));
  const deaf = (): Promise<number> => Promise.reject(new Error('a ten-key takes no reports'));
  const close = (): Promise<void> => {
    // Nothing is told after this, not even that the socket has ended.
    events.removeAllListeners().on('error', () => undefined);
    socket.destroy();
    return Promise.resolve();
  };
  return Object.assign(events, { write: deaf, sendFeatureReport: deaf, close });
}
