import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

const HOST = fileURLToPath(new URL('host.py', import.meta.url));
/** umockdev, its bindings, and Debian's own python3, for which python3-gi is built. */
const NEEDED = [
  '/usr/bin/umockdev-wrapper',
  '/usr/share/doc/gir1.2-umockdev-1.0',
  '/usr/lib/python3/dist-packages/gi',
];

/** What the device says of itself. */
export interface HidIdentity {
  readonly vendor: number;
  readonly product: number;
  readonly name: string;
  readonly serial: string;
  /** The report descriptor (HID 1.11, 6.2.2), hex. */
  readonly descriptor: string;
}

/** A report that was written to the device; its number stands in front, 0 where the device numbers none. */
export interface Written {
  readonly kind: 'output' | 'feature';
  readonly report: Buffer;
}

/** A USB-HID device that nobody has plugged in, seen by each process that is started with `env`. */
export interface HidDevice {
  /** Added to a child's environment: there, and only there, hidraw and udev know the device. */
  readonly env: Readonly<Record<string, string>>;
  /** Sends an input report. */
  give(report: Uint8Array): void;
  /** Sets what GET_FEATURE answers for the report whose number stands in front. */
  feature(report: Uint8Array): void;
  /** Whether it is plugged in; it is from the start. Plugged in again it has another path, as on a real machine. */
  plug(there: boolean): void;
  onWritten(listener: (written: Written) => void): void;
  stop(): Promise<void>;
}

/** Why no HID device can be simulated here; undefined when one can. In CI it must be possible. */
export function whyNoHid(): string | undefined {
  const missing = NEEDED.find((file) => !existsSync(file));
  if (missing === undefined) return undefined;
  if (process.env['CI'] !== undefined) throw new Error(`${missing} must be there in CI`);
  return `${missing} is missing (apt install umockdev gir1.2-umockdev-1.0 python3-gi)`;
}

const Line = z.union([
  z.strictObject({ root: z.string() }),
  z.strictObject({ output: z.hex() }),
  z.strictObject({ feature: z.hex() }),
]);

/** Lets a device stand in a mock /sys and /dev (umockdev). */
export async function startHid(identity: HidIdentity): Promise<HidDevice> {
  const host = spawn('/usr/bin/umockdev-wrapper', ['/usr/bin/python3', HOST], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const listeners = new Set<(written: Written) => void>();
  const ready = Promise.withResolvers<string>();
  host.once('exit', () => ready.reject(new Error('the host of the HID device ended')));
  createInterface({ input: host.stdout }).on('line', (text) => {
    const line = Line.parse(JSON.parse(text));
    if ('root' in line) return ready.resolve(line.root);
    const written: Written =
      'output' in line
        ? { kind: 'output', report: Buffer.from(line.output, 'hex') }
        : { kind: 'feature', report: Buffer.from(line.feature, 'hex') };
    for (const listener of listeners) listener(written);
  });
  const tell = (message: object): void => void host.stdin.write(`${JSON.stringify(message)}\n`);
  tell(identity);
  const root = await ready.promise;
  return {
    env: { LD_PRELOAD: 'libumockdev-preload.so.0', UMOCKDEV_DIR: root },
    give: (report) => tell({ input: Buffer.from(report).toString('hex') }),
    feature: (report) => tell({ feature: Buffer.from(report).toString('hex') }),
    plug: (there) => tell({ plug: there }),
    onWritten: (listener) => void listeners.add(listener),
    async stop() {
      const exited = once(host, 'exit');
      host.stdin.end();
      await exited;
    },
  };
}
