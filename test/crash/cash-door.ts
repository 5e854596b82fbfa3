import { createConnection, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

/** ccTalk part 1, 8: destination, length, source, header, data, checksum. */
const FRAME_BYTES = 5;
const LENGTH_AT = 1;

export interface Door {
  readonly address: string;
  close(): Promise<void>;
}

/** Between a core and its cash devices: passes all on, and tells of each whole frame of the core just before and just after. */
export async function openCashDoor(options: {
  readonly at: string;
  /** The simulator's socket. */
  readonly to: string;
  readonly before: (frame: Uint8Array) => void;
  readonly after: (frame: Uint8Array) => void;
}): Promise<Door> {
  rmSync(options.at, { force: true });
  const open = new Set<Socket>();
  const server = createServer((core) => {
    const devices = createConnection(options.to);
    let heard = Buffer.alloc(0);
    core.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      for (let end = endOf(heard); end <= heard.length; end = endOf(heard)) {
        const frame = heard.subarray(0, end);
        heard = heard.subarray(end);
        options.before(frame);
        devices.write(frame);
        options.after(frame);
      }
    });
    devices.on('data', (bytes) => void (core.destroyed || core.write(bytes)));
    for (const [one, other] of [
      [core, devices],
      [devices, core],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => void (open.delete(one) && other.destroy()));
    }
  });
  server.listen(options.at);
  await once(server, 'listening');
  return {
    address: `unix:${options.at}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function endOf(heard: Uint8Array): number {
  return FRAME_BYTES + (heard[LENGTH_AT] ?? Infinity);
}
