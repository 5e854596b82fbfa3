import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';

import type { HidInterface } from '../../hid/library.ts';
import { CP2110, MAX_REPORTS, hidLine } from './hid-line.ts';

const bridge = (serialNumber: string): HidInterface => ({
  vendorId: CP2110.vendor,
  productId: CP2110.product,
  path: `/dev/${serialNumber}`,
  serialNumber,
});

/** A binding whose bridges take nothing until they are told to. */
function scripted(devices: readonly HidInterface[], refuses = false) {
  const events = new EventEmitter();
  const log: string[] = [];
  const writes: (() => void)[] = [];
  const heard: number[] = [];
  const ends: unknown[] = [];
  const handle = Object.assign(events, {
    sendFeatureReport: (report: Buffer) => {
      log.push(report.toString('hex'));
      return refuses ? Promise.reject(new Error('stalled')) : Promise.resolve(report.length);
    },
    write: (report: Buffer) => {
      log.push(report.toString('hex'));
      return new Promise<number>((resolve) => writes.push(() => resolve(report.length)));
    },
    close: () => {
      log.push('close');
      return Promise.reject(new Error('it is unplugged'));
    },
  });
  const library = {
    devices: () => Promise.resolve(devices),
    open: (path: string) => {
      log.push(path);
      return Promise.resolve(handle);
    },
  };
  const listener = {
    data: (bytes: Uint8Array) => void heard.push(...bytes),
    closed: (cause: unknown) => void ends.push(cause),
  };
  const connect = (serial: string) => hidLine(serial, () => Promise.resolve(library))(listener);
  return { events, log, writes, heard, ends, connect };
}

const SET_UP = ['4101', '500000258000000300', '4303'];

test('takes the bridge of its number, sets it to 9600 8N1, and lets it go once', async () => {
  const { connect, log, ends } = scripted([{ ...bridge('X'), productId: 1 }, bridge('A'), bridge('B')]);
  const line = await connect('B');
  await line.close();
  await line.close();
  expect(log).toEqual(['/dev/B', ...SET_UP, 'close']);
  expect(ends).toEqual([undefined]);
});

test.each<[string, readonly HidInterface[], string]>([
  ['none', [], ''],
  ['none of that number', [bridge('A')], 'B'],
  ['two and no number', [bridge('A'), bridge('B')], ''],
])('opens nothing: %s', async (_, devices, serial) => {
  const { connect, log } = scripted(devices);
  await expect(connect(serial)).rejects.toThrow('HID bridge');
  expect(log).toEqual([]);
});

test('lets a bridge go that refuses its settings', async () => {
  const { connect, log } = scripted([bridge('A')], true);
  await expect(connect('')).rejects.toThrow('settings');
  expect(log).toEqual(['/dev/A', '4101', 'close']);
});

test('passes bytes on as they come, and ends at the first error', async () => {
  const { connect, events, heard, ends } = scripted([bridge('A')]);
  await connect('');
  events.emit('data', Buffer.from([2, 1, 0]));
  events.emit('data', Buffer.from([3, 2, 0, 0xfd]));
  expect(heard).toEqual([1, 0, 2, 0, 0xfd]);
  events.emit('error', 'could not read from HID device');
  events.emit('error', 'could not read from HID device');
  events.emit('data', Buffer.from([1, 1]));
  expect(heard).toHaveLength(5);
  expect(ends).toEqual(['could not read from HID device']);
});

test('ends a bridge that takes nothing when one report too many waits', async () => {
  const { connect, ends } = scripted([bridge('A')]);
  const line = await connect('');
  for (let sent = 0; sent < MAX_REPORTS; sent++) line.write(Uint8Array.of(1));
  expect(ends).toEqual([]);
  line.write(Uint8Array.of(1));
  expect(ends).toEqual([new Error('the HID bridge takes no more reports')]);
});
