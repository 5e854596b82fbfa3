import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

export interface Deadlines {
  /** A request must have arrived whole within this time, ms. */
  readonly requestMs: number;
}

export const DEADLINES: Deadlines = { requestMs: 10_000 };
/** A fleet of a thousand terminals, each with a connection that it keeps for a while, and some to spare. */
const MAX_CONNECTIONS = 2048;

/** A server that waits for nobody for long and holds no more connections than it can serve. */
export function createHttpServer(handler: RequestListener, { requestMs }: Deadlines): Server {
  const server = createServer(
    {
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      keepAliveTimeout: requestMs,
      connectionsCheckingInterval: Math.min(1000, requestMs),
    },
    handler,
  );
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

/** Resolves with the server's own address once it listens. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('not a TCP address');
      resolve(`http://${host}:${address.port}`);
    });
  });
}

/** Resolves when no connection is left; idle ones are cut. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
