import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

export interface Deadlines {
  /** A request must have arrived whole within this time, ms. */
  readonly requestMs: number;
}

export const DEADLINES: Deadlines = { requestMs: 10_000 };
/** A fleet of a thousand terminals, each with a connection that it keeps for a while, and some to spare. */
const MAX_CONNECTIONS = 2048;

/** How the center proves itself, and whose certificates it takes (PEM). */
export interface Tls {
  readonly key: string;
  readonly certificate: string;
  /** 端末認証局: it alone says who is a terminal. */
  readonly authority: string;
}

/**
 * A server that waits for nobody for long and holds no more connections than it can serve. With TLS it asks everybody for a
 * certificate; a browser of the city's staff has none and sees pages, and only a certificate opens the terminals' calls.
 */
export function createHttpServer(
  handler: RequestListener,
  { requestMs }: Deadlines,
  tls: Tls | undefined,
): Server {
  const limits = {
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    keepAliveTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1000, requestMs),
  };
  const server =
    tls === undefined
      ? createServer(limits, handler)
      : createTlsServer(
          {
            ...limits,
            key: tls.key,
            cert: tls.certificate,
            ca: tls.authority,
            requestCert: true,
            rejectUnauthorized: false,
            minVersion: 'TLSv1.3',
            handshakeTimeout: requestMs,
          },
          handler,
        );
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

/** Resolves with the server's own address once it listens. */
export function listen(server: Server, host: string, port: number, scheme = 'http'): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('not a TCP address');
      resolve(`${scheme}://${host}:${address.port}`);
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
