import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { CP2110 } from '#devices/cash/cctalk/hid-line.ts';
import { bytesOf } from '#devices/cash/cctalk/hid-report.ts';
import type { Connect, Line, LineListener } from '#devices/cash/cctalk/line.ts';
import type { Wire } from '#devices/cash/simulator/wire.ts';

import { startHid } from './device.ts';

const CHILD = fileURLToPath(new URL('../../contract/cash-hid.child.ts', import.meta.url));
const Told = z.union([
  z.strictObject({ open: z.boolean() }),
  z.strictObject({ data: z.hex() }),
  z.strictObject({ closed: z.literal(true) }),
]);

/** Data reports 1 to 63, in and out, and the feature reports that are set (AN434, 5): a vendor's own page. */
function descriptor(): string {
  const report = (number: number, count: number, kinds: readonly string[]) =>
    `85${hex(number)}95${hex(count)}${kinds.map((kind) => `0901${kind}`).join('')}`;
  const data = Array.from({ length: 63 }, (_, at) => report(at + 1, at + 1, ['8102', '9102']));
  const features = [report(0x41, 1, ['b102']), report(0x43, 1, ['b102']), report(0x50, 8, ['b102'])];
  return `0600ff0901a101150026ff007508${data.join('')}${features.join('')}c0`;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

type Asked = 'open' | 'close' | { readonly write: string };

export interface Bridge {
  /** The driver's own line, in a process that sees the bridge. */
  readonly connect: Connect;
  /** For a process that shall see the bridge and open it by itself. */
  readonly env: Readonly<Record<string, string>>;
  /** Every feature report that was set, hex. */
  readonly features: readonly string[];
  /** Stands from now on before this bus. */
  serve(wire: Wire): void;
  plug(there: boolean): void;
  close(): Promise<void>;
}

/** A CP2110, later before a simulated bus. It cuts what the bus says into reports of 1, 2, 3, … bytes, wherever that falls. */
export async function startBridge(): Promise<Bridge> {
  const device = await startHid({ ...CP2110, name: 'CP2110', serial: '0001', descriptor: descriptor() });
  const features: string[] = [];
  let cut = 0;
  let bus: Wire | undefined;
  device.onWritten(({ kind, report }) => {
    if (kind === 'output') bus?.receive(bytesOf(report));
    else features.push(report.toString('hex'));
  });
  const give = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length;) {
      cut = (cut % 7) + 1;
      const part = bytes.subarray(at, at + cut);
      device.give(Uint8Array.of(part.length, ...part));
      at += part.length;
    }
  };
  let hands: ChildProcess | undefined;
  const connect: Connect = (listener) => {
    hands ??= fork(CHILD, { env: { ...process.env, ...device.env } });
    return lineOf(hands, listener);
  };
  return {
    connect,
    env: device.env,
    features,
    serve(wire) {
      bus?.connect(() => undefined);
      bus = wire;
      wire.connect(give);
    },
    plug: (there) => device.plug(there),
    async close() {
      hands?.kill();
      await device.stop();
    },
  };
}

/** The line that this process opens; it has one at a time. */
async function lineOf(child: ChildProcess, listener: LineListener): Promise<Line> {
  const opened = Promise.withResolvers<boolean>();
  const closed = Promise.withResolvers<void>();
  const hear = (message: unknown): void => {
    const told = Told.parse(message);
    if ('data' in told) return listener.data(Buffer.from(told.data, 'hex'));
    if ('open' in told) return opened.resolve(told.open);
    listener.closed(undefined);
    return closed.resolve();
  };
  child.on('message', hear);
  const ask = (what: Asked): void => void (child.connected && child.send(what));
  ask('open');
  if (!(await opened.promise)) {
    child.off('message', hear);
    throw new Error('the line could not be opened');
  }
  void closed.promise.then(() => child.off('message', hear));
  return {
    write: (bytes) => ask({ write: Buffer.from(bytes).toString('hex') }),
    close() {
      ask('close');
      return closed.promise;
    },
  };
}
