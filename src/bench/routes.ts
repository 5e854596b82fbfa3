import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { act } from './act.ts';
import type { Machines } from './machines.ts';
import { answer, COMMON_HEADERS, JSON_TYPE, readJson } from './respond.ts';
import { Verb } from './verbs.ts';
import { benchView } from './view.ts';
import type { Watchers } from './watchers.ts';

export const MAX_VERB_BYTES = 1_024;

export interface Bench {
  readonly machines: Machines;
  readonly watchers: Watchers;
  readonly cutPower: () => void;
  /** A fresh address of the terminal's own screen, if there is one to be had. */
  readonly terminalUrl: () => Promise<string | undefined>;
}

type Method = 'GET' | 'POST';

export interface Route {
  readonly methods: readonly Method[];
  serve(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

const NO_SCREEN =
  'The terminal shows no screen here: it has a window of its own, or is just starting.\n' +
  '端末の画面はここでは開けません。別の窓で開いているか、起動中です。\n';

/** What can be asked of the bench, by exact path. Only the page's three files are on the disk, and they are read once. */
export function routes(bench: Bench): (path: string) => Route | undefined {
  const fixed = new Map<string, Route>([
    ['/', file('index.html', 'text/html; charset=utf-8')],
    ['/bench.css', file('bench.css', 'text/css; charset=utf-8')],
    ['/bench.js', file('bench.js', 'text/javascript; charset=utf-8')],
    ['/favicon.ico', get((response) => answer(response, 204))],
    ['/view', get((response) => answer(response, 200, JSON.stringify(benchView(bench.machines)), JSON_TYPE))],
    [
      '/watch',
      get((response) => void (bench.watchers.add(response) || answer(response, 503, 'Too many watch.'))),
    ],
    ['/terminal', get((response) => openTerminal(bench, response))],
    ['/verbs', { methods: ['POST'], serve: (request, response) => move(bench, request, response) }],
  ]);
  return (path) => fixed.get(path) ?? sheetRoute(bench, path);
}

function get(serve: (response: ServerResponse) => void | Promise<void>): Route {
  return { methods: ['GET'], serve: (_, response) => serve(response) };
}

function file(name: string, type: string): Route {
  const content = readFileSync(new URL(`page/${name}`, import.meta.url));
  return get((response) => answer(response, 200, content, type));
}

function sheetRoute({ machines: { tray } }: Bench, path: string): Route | undefined {
  const [, number, type] = /^\/sheets\/(\d{1,6})\.(png|pdf)$/.exec(path) ?? [];
  if (number === undefined) return undefined;
  return get(async (response) => {
    const bytes = type === 'png' ? await tray.picture(Number(number)) : tray.pdf(Number(number));
    if (bytes === undefined) return answer(response, 404, 'No such sheet.');
    return answer(response, 200, bytes, type === 'png' ? 'image/png' : 'application/pdf');
  });
}

async function openTerminal({ terminalUrl }: Bench, response: ServerResponse): Promise<void> {
  const location = await terminalUrl();
  if (location === undefined) return answer(response, 503, NO_SCREEN);
  response.writeHead(303, { ...COMMON_HEADERS, location }).end();
}

async function move(bench: Bench, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readJson(request, MAX_VERB_BYTES);
  if (!body.ok) return answer(response, body.error === 'tooLarge' ? 413 : 400, body.error);
  const verb = Verb.safeParse(body.value);
  if (!verb.success) return answer(response, 400, 'No such verb.');
  const outcome = await act(bench.machines, verb.data, bench.cutPower);
  bench.watchers.tell();
  if (outcome === 'noSuchCard') return answer(response, 404, 'No such card.');
  if (outcome === 'full') return answer(response, 409, 'No more fits in.');
  return answer(response, 204);
}
