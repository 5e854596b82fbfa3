import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import type { Problem } from '#contract/center.ts';
import { EnrolRequest } from '#contract/enrol.ts';
import type { EnrolReply } from '#contract/enrol.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err } from '#contract/result.ts';

import type { Answer, Answering } from '../calls/desk.ts';
import { readJson } from './body.ts';
import type { Pages } from './pages.ts';
import { respond, respondHandOut, respondPage, respondWith } from './respond.ts';
import type { Route } from './routes.ts';
import type { Guard } from './terminals.ts';

/** One line of the center's log: what was called and how it ended; nothing of what was said. */
export interface LogLine {
  readonly call: string;
  readonly outcome: 'ok' | Problem['problem'];
  /** Of a defect: its kind, e.g. `SQLITE_FULL` or `TypeError`. Never its message. */
  readonly defect?: string;
}

export interface Door {
  readonly routes: ReadonlyMap<string, Route>;
  readonly terminalOf: Guard;
  /** Takes a new terminal in; undefined where terminals have no certificates. */
  readonly enrol: ((request: EnrolRequest) => Answering<EnrolReply>) | undefined;
  readonly saw: (terminal: TerminalId) => Promise<void>;
  /** The city's pages. */
  readonly pages: Pages;
  /** The made-up town's page; undefined where the center is no demo. */
  readonly page: (() => Promise<string>) | undefined;
  /** Hands a slip out like the one with this number, where the page offers that; false where it does not. */
  readonly handOut: (like: string) => Promise<boolean>;
  readonly log: (line: LogLine) => void;
  /** Calls that may be under way at once; any more are told to come back (`busy`). */
  readonly maxConcurrent: number;
}

/** `GET /` of a demo shows what has arrived, the city has its pages, and everything else is a call by a terminal. */
export function createHandler(door: Door): RequestListener {
  let underWay = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    underWay += 1;
    try {
      if (underWay > door.maxConcurrent) refuse(door, response);
      else if (request.method === 'GET' && request.url === '/' && door.page)
        respondPage(response, await door.page());
      else if (isHandOut(request))
        respondHandOut(response, await door.handOut(request.url?.slice(SLIPS.length) ?? ''));
      else {
        const page = await door.pages(request);
        if (page) respondWith(response, page);
        else await answerCall(door, request, response);
      }
    } catch (cause) {
      door.log({ call: 'any', outcome: 'internal', defect: kindOf(cause) });
      respond(response, err('internal'));
    } finally {
      underWay -= 1;
      // Hanging up on a client that is still sending would cost it the answer: the rest is let pass, until the deadline.
      request.resume();
    }
  };
  return (request, response) => void serve(request, response);
}

const SLIPS = '/slips/';

/** The button on the center's own page, and no other page's. */
function isHandOut({ method, url, headers }: IncomingMessage): boolean {
  return method === 'POST' && url?.startsWith(SLIPS) === true && headers['sec-fetch-site'] === 'same-origin';
}

function refuse({ log }: Door, response: ServerResponse): void {
  log({ call: 'any', outcome: 'busy' });
  respond(response, err('busy'));
}

async function answerCall(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (door.enrol && request.method === 'POST' && request.url === '/v1/enrol') {
    const answer = await enrolled(door.enrol, request);
    door.log({ call: 'enrol', outcome: answer.ok ? 'ok' : answer.error });
    return respond(response, answer);
  }
  const route = request.method === 'POST' ? door.routes.get(request.url ?? '') : undefined;
  const answer = route ? await answerTo(door, route, request) : err('notFound' as const);
  door.log({ call: route?.name ?? 'unknown', outcome: answer.ok ? 'ok' : answer.error });
  respond(response, answer);
}

const MAX_ENROL_BYTES = 16 * 1024;

/** The one call of somebody who is nobody yet. */
async function enrolled(
  enrol: NonNullable<Door['enrol']>,
  request: IncomingMessage,
): Promise<Answer<unknown>> {
  const body = await readJson(request, MAX_ENROL_BYTES);
  if (!body.ok) return body;
  const asked = EnrolRequest.safeParse(body.value);
  return asked.success ? enrol(asked.data) : err('badRequest');
}

/** Who calls is settled before a byte of the body is read. */
async function answerTo(door: Door, route: Route, request: IncomingMessage): Promise<Answer<unknown>> {
  const terminal = await door.terminalOf(request);
  if (terminal === undefined) return err('unauthorized');
  await door.saw(terminal);
  const body = await readJson(request, route.limit);
  return body.ok ? route.answer(body.value, terminal) : body;
}

/** What kind of defect this is, without its message: that may quote anything. */
export function kindOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
