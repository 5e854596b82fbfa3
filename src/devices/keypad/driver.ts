import type { Clock } from '#contract/clock.ts';

import { BootReports } from './boot-report.ts';
import { type HidHandle, type HidInterface, type HidLibrary, loadNodeHid } from '../hid/library.ts';
import type { KeypadEvent, KeypadPort, KeypadStatus } from './port.ts';

/** First and longest wait before a keypad that is not there is looked for again, ms. */
export const FIRST_RETRY_MS = 250;
export const LONGEST_RETRY_MS = 8_000;

/** Generic desktop page: a keyboard, or a keypad (HID Usage Tables 1.5, section 4). */
const DESKTOP_PAGE = 0x01;
const KEYS: ReadonlySet<number | undefined> = new Set([0x06, 0x07]);

export interface KeypadOptions {
  /** USB vendor and product as `lsusb` prints them, `04d9:1203`. */
  readonly device: string;
  readonly clock: Clock;
  readonly load?: () => Promise<HidLibrary>;
}

/** A tactile ten-key over USB-HID. It may be unplugged and plugged in again at any moment; it is looked for as long as it is away. */
export function openKeypad({ load = loadNodeHid, ...options }: KeypadOptions): KeypadPort {
  return new HidKeypad({ load, ...options });
}

class HidKeypad implements KeypadPort {
  readonly #options: Required<KeypadOptions>;
  readonly #reports = new BootReports();
  readonly #listeners = new Set<(event: KeypadEvent) => void>();
  #handle: HidHandle | undefined;
  #looking: Promise<void>;
  #retry: unknown;
  #delay = FIRST_RETRY_MS;
  #closed = false;

  constructor(options: Required<KeypadOptions>) {
    this.#options = options;
    this.#looking = this.#look();
  }

  status(): KeypadStatus {
    return { device: this.#handle === undefined ? 'offline' : 'ready' };
  }

  subscribe(listener: (event: KeypadEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#options.clock.clearTimeout(this.#retry);
    await this.#looking;
    await this.#letGo();
  }

  async #look(): Promise<void> {
    try {
      const hid = await this.#options.load();
      const found = (await hid.devices()).find((each) => isKeypad(each, this.#options.device));
      if (found?.path === undefined || this.#closed) return this.#later();
      this.#watch(await hid.open(found.path));
    } catch {
      this.#later(); // unplugged meanwhile, or somebody else's: it may change
    }
  }

  #watch(handle: HidHandle): void {
    this.#handle = handle;
    this.#delay = FIRST_RETRY_MS;
    handle.on('error', () => this.#lost(handle));
    handle.on('data', (report) => {
      for (const key of this.#reports.read(report)) this.#tell({ type: 'key', key });
    });
    this.#tell({ type: 'status', status: this.status() });
  }

  #lost(handle: HidHandle): void {
    if (handle !== this.#handle) return;
    this.#looking = this.#letGo().then(() => this.#later());
    this.#tell({ type: 'status', status: this.status() });
  }

  async #letGo(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    this.#reports.forget();
    // One that was unplugged may refuse to be closed; it is gone all the same.
    await handle?.close().catch(() => undefined);
  }

  #later(): void {
    if (this.#closed) return;
    this.#retry = this.#options.clock.setTimeout(() => {
      this.#looking = this.#look();
    }, this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_RETRY_MS);
  }

  #tell(event: KeypadEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function isKeypad({ vendorId, productId, usagePage, usage }: HidInterface, device: string): boolean {
  const id = [vendorId, productId].map((part) => part.toString(16).padStart(4, '0')).join(':');
  return id === device && usagePage === DESKTOP_PAGE && KEYS.has(usage);
}
