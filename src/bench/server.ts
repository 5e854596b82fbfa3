import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { act } from './act.ts';
import type { Machines } from './machines.ts';
import { Verb } from './verbs.ts';
import { benchView } from './view.ts';

const MAX_VERB_BYTES = 1_024;
const MAX_WATCHERS = 16;
const PAGE: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/bench.css': { file: 'bench.css', type: 'text/css; charset=utf-8' },
  '/bench.js': { file: 'bench.js', type: 'text/javascript; charset=utf-8' },
};

export interface BenchServerOptions {
  readonly port: number;
  readonly machines: Machines;
  readonly cutPower: () => void;
  /** A fresh address of the terminal's own screen, if there is one. */
  readonly terminalUrl: () => Promise<string | undefined>;
}

export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The bench panel: a page for hands without hardware. Loopback only; it moves nothing but simulators. */
export async function openBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const { machines } = options;
  const watchers = new Set<ServerResponse>();
  let host = '';
  let due = false;
  const tell = (): void => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      const text = `data: ${JSON.stringify(benchView(machines))}\n\n`;
      for (const watcher of watchers) watcher.write(text);
    });
  };
  machines.cash.subscribe((event) => event.type === 'moved' && tell());
  machines.paper.subscribe(tell);

  const watch = (response: ServerResponse): void => {
    if (watchers.size >= MAX_WATCHERS) return answer(response, 503);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    watchers.add(response);
    response.on('close', () => watchers.delete(response));
    tell();
  };

  const post = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers.origin !== undefined && request.headers.origin !== `http://${host}`)
      return answer(response, 403);
    const verb = Verb.safeParse(parse(await readBody(request)));
    if (!verb.success) return answer(response, 400);
    await act(machines, verb.data, options.cutPower);
    tell();
    return answer(response, 204);
  };

  const get = async (path: string, response: ServerResponse): Promise<void> => {
    const page = PAGE[path];
    if (page)
      return answer(response, 200, page.type, readFileSync(new URL(`page/${page.file}`, import.meta.url)));
    if (path === '/watch') return watch(response);
    if (path === '/view')
      return answer(response, 200, 'application/json', JSON.stringify(benchView(machines)));
    if (path === '/terminal') {
      const url = await options.terminalUrl();
      if (url === undefined) return answer(response, 503);
      response.writeHead(303, { location: url, 'cache-control': 'no-store' }).end();
      return;
    }
    const sheet = /^\/sheets\/(\d{1,6})\.(png|pdf)$/.exec(path);
    if (!sheet) return answer(response, 404);
    const number = Number(sheet[1]);
    const bytes = sheet[2] === 'png' ? await machines.tray.picture(number) : machines.tray.pdf(number);
    return bytes
      ? answer(response, 200, sheet[2] === 'png' ? 'image/png' : 'application/pdf', bytes)
      : answer(response, 404);
  };

  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (request.headers.host !== host) return answer(response, 421);
    const path = new URL(request.url ?? '/', `http://${host}`).pathname;
    const served =
      request.method === 'POST' && path === '/verbs' ? post(request, response) : get(path, response);
    return void served.catch(() => answer(response, 500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' && address ? address.port : options.port}`;
  return {
    url: `http://${host}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  response: ServerResponse,
  status: number,
  type = 'text/plain',
  body: string | Uint8Array = '',
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_VERB_BYTES) return '';
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
