/** One interface of a HID device, as far as it is needed to find the right one. */
export interface HidInterface {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** An open device. Its `error` is a plain string, and ends reading for good. */
export interface HidHandle {
  on(event: 'data', listener: (report: Buffer) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  /** Sends one output report, its number in front. */
  write(report: Buffer): Promise<number>;
  /** Sends one feature report, its number in front. */
  sendFeatureReport(report: Buffer): Promise<number>;
  close(): Promise<void>;
}

/** What is used of the npm package `node-hid`: only its asynchronous half leaves the event loop free. */
export interface HidLibrary {
  devices(): Promise<readonly HidInterface[]>;
  open(path: string): Promise<HidHandle>;
}

/** Loads the binding; it throws where there is none for this machine. */
export async function loadNodeHid(): Promise<HidLibrary> {
  const { HIDAsync, devicesAsync } = (await import('node-hid')).default;
  return { devices: () => devicesAsync(), open: (path) => HIDAsync.open(path) };
}
