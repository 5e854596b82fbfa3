import { type HidHandle, type HidInterface, type HidLibrary, loadNodeHid } from '../../hid/library.ts';
import { bytesOf, reportsOf } from './hid-report.ts';
import type { Connect, Line, LineListener } from './line.ts';

/** The CP2110 HID-UART bridge of Silicon Labs as it leaves the factory: it carries ccTalk where there is no serial port. */
export const CP2110 = { vendor: 0x10c4, product: 0xea80 } as const;

/** Reports that may wait for a bridge: more than the longest frame needs, sent as often as any is. */
export const MAX_REPORTS = 32;

/**
 * Feature reports (AN434, 5): UART on; 9600 baud, no parity, no flow control, 8 data bits, 1 stop bit; both buffers emptied.
 * 8 data bits are 3: what the note prints, 08, is not what the chips take. The reports that write the chip's one-time
 * memory have no name here, so that nobody can send one.
 */
const SETTINGS = ['4101', '500000258000000300', '4303'].map((hex) => Buffer.from(hex, 'hex'));

/**
 * A line over a CP2110: the one of this serial number, or the only one where the number is empty. Reports cut the stream
 * anywhere, so their bytes are passed on as they come. Rejects where there is no such bridge, or more than one to choose from.
 */
export function hidLine(serial: string, load: () => Promise<HidLibrary> = loadNodeHid): Connect {
  return async (listener) => {
    const hid = await load();
    const handle = await hid.open(only(await hid.devices(), serial));
    try {
      for (const report of SETTINGS) await handle.sendFeatureReport(report);
    } catch (cause) {
      await letGo(handle);
      throw new Error('the HID bridge refuses its settings', { cause });
    }
    return stream(handle, listener);
  };
}

function only(devices: readonly HidInterface[], serial: string): string {
  const [bridge, another] = devices.filter(
    ({ vendorId, productId, serialNumber }) =>
      vendorId === CP2110.vendor &&
      productId === CP2110.product &&
      (serial === '' || serialNumber === serial),
  );
  if (bridge?.path === undefined) throw new Error('no such HID bridge');
  if (another !== undefined) throw new Error('more than one HID bridge: say which by its serial number');
  return bridge.path;
}

function stream(handle: HidHandle, listener: LineListener): Line {
  let open = true;
  let waiting = 0;
  let writing: Promise<unknown> = Promise.resolve();
  let gone: Promise<void> = Promise.resolve();
  const end = (cause: unknown): void => {
    if (!open) return;
    open = false;
    gone = letGo(handle);
    listener.closed(cause);
  };
  handle.on('data', (report) => {
    const bytes = bytesOf(report);
    if (open && bytes.length > 0) listener.data(bytes);
  });
  handle.on('error', end);
  return {
    write(bytes) {
      for (const report of reportsOf(bytes)) {
        if (waiting >= MAX_REPORTS) return end(new Error('the HID bridge takes no more reports'));
        waiting++;
        writing = writing
          .then(() => (open ? handle.write(report) : undefined))
          .then(() => waiting--)
          .catch(end);
      }
    },
    async close() {
      end(undefined);
      await gone;
    },
  };
}

/** One that was unplugged may refuse to be closed; it is gone all the same. */
function letGo(handle: HidHandle): Promise<void> {
  return handle.close().catch(() => undefined);
}
