import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import type { Clock } from '#contract/clock.ts';

import type { Machines } from './machines.ts';
import { answer } from './respond.ts';
import { routes } from './routes.ts';
import type { Bench, Route } from './routes.ts';
import { benchView } from './view.ts';
import { Watchers } from './watchers.ts';

const REQUEST_MS = 10_000;
const MAX_CONNECTIONS = 64;

export interface BenchServerOptions extends Pick<Bench, 'cutPower' | 'terminalUrl'> {
  /** 0 takes a free one. */
  readonly port: number;
  readonly machines: Machines;
  readonly clock: Clock;
}

export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The bench panel: a page for hands without hardware. Loopback only; it moves nothing but simulators. */
export async function openBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const { machines, clock } = options;
  const watchers = new Watchers(() => JSON.stringify(benchView(machines)), clock);
  const unsubscribe = [
    machines.cash.subscribe((event) => void (event.type === 'moved' && watchers.tell())),
    machines.paper.subscribe(() => watchers.tell()),
    machines.card.subscribe(() => watchers.tell()),
  ];
  const find = routes({ ...options, watchers });
  let port = options.port;
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    void serve(request, response, port, find).catch(() => answerDefect(response));
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, port);
  const address = server.address();
  if (typeof address === 'object' && address) port = address.port;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const end of unsubscribe) end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  find: (path: string) => Route | undefined,
): Promise<void> {
  const { host, origin } = request.headers;
  // A name that leads here from elsewhere (DNS rebinding) is not ours, nor is a page from elsewhere.
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return answer(response, 421);
  if (origin !== undefined && origin !== `http://${host}`) return answer(response, 403);
  const [path = ''] = (request.url ?? '').split('?');
  const route = find(path);
  if (route === undefined) return answer(response, 404, 'Nothing here.');
  if (!route.methods.some((method) => method === request.method)) {
    response.setHeader('allow', route.methods.join(', '));
    return answer(response, 405);
  }
  return route.serve(request, response);
}

/** A client that left half-way gets no answer; one that is still there hears that something is broken. */
function answerDefect(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else answer(response, 500, 'The bench is broken.');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
