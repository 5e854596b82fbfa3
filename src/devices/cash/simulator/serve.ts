import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** Whatever sends and receives bytes on a wire of its own. */
export interface OnWire {
  readonly wire: {
    connect(send: (bytes: Uint8Array) => void): void;
    receive(bytes: Uint8Array): void;
  };
}

export interface ServedBus {
  /** As the driver's configuration wants it: `unix:/path` or `tcp:127.0.0.1:port`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the bus's bytes to one client at a time; a newer one takes its place. Port 0 takes a free one. */
export async function serveBus(
  machine: OnWire,
  at: { readonly unix: string } | { readonly tcp: number },
): Promise<ServedBus> {
  let client: Socket | undefined;
  const server = createServer((socket) => {
    client?.destroy();
    client = socket.setNoDelay();
    machine.wire.connect((bytes) => void socket.write(bytes));
    socket.on('data', (bytes) => machine.wire.receive(bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (client === socket) client = undefined;
    });
  });
  await listen(server, 'unix' in at ? { path: at.unix } : { host: '127.0.0.1', port: at.tcp });
  return {
    address: addressOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        client?.destroy();
      }),
  };
}

function listen(
  server: Server,
  at: { readonly path: string } | { readonly host: string; readonly port: number },
) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, resolve);
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null) throw new Error('the server is not listening');
  return typeof address === 'string' ? `unix:${address}` : `tcp:127.0.0.1:${address.port}`;
}
