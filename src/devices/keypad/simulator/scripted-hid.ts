import { EventEmitter } from 'node:events';

import type { HidHandle, HidInterface, HidLibrary } from '../../hid/library.ts';
import { TEN_KEY, TenKey } from './ten-key.ts';

/** The binding with one ten-key at it, which can be unplugged. It tells of an error as the real one does: by a string, and once. */
export class ScriptedHid implements HidLibrary {
  readonly keys = new TenKey((report) => this.send(report));
  #plugged = true;
  #times = 0;
  #open: EventEmitter | undefined;

  devices(): Promise<readonly HidInterface[]> {
    const { vendor: vendorId, product: productId } = TEN_KEY;
    const media = { vendorId, productId, path: '/dev/hidraw-media', usagePage: 0x0c, usage: 1 };
    const keys = { vendorId, productId, path: this.#path, usagePage: 1, usage: 6 };
    return Promise.resolve(this.#plugged ? [media, keys] : []);
  }

  open(path: string): Promise<HidHandle> {
    if (!this.#plugged || path !== this.#path) return Promise.reject(new Error('cannot open device'));
    const events = new EventEmitter();
    this.#open = events;
    const close = (): Promise<void> => {
      if (this.#open === events) this.#open = undefined;
      return Promise.resolve();
    };
    const deaf = (): Promise<number> => Promise.reject(new Error('a ten-key takes no reports'));
    return Promise.resolve(Object.assign(events, { write: deaf, sendFeatureReport: deaf, close }));
  }

  /** Any bytes, as one report. */
  send(report: Buffer): void {
    this.#open?.emit('data', Buffer.from(report));
  }

  plug(there: boolean): void {
    this.#plugged = there;
    if (there) this.#times += 1;
    else this.#open?.emit('error', 'could not read from HID device');
    this.#open = undefined;
  }

  /** Another one each time it is plugged in. */
  get #path(): string {
    return `/dev/hidraw${this.#times}`;
  }
}
