import type { ServerResponse } from 'node:http';

import type { Problem } from '#contract/center.ts';

import type { Answer } from '../calls/desk.ts';
import type { PageAnswer } from './pages.ts';

const STATUS: Readonly<Record<Problem['problem'], number>> = {
  badRequest: 400,
  unauthorized: 401,
  notFound: 404,
  conflict: 409,
  expired: 410,
  tooLarge: 413,
  internal: 500,
  busy: 503,
};

/** Nothing that leaves the center may be kept on the way. */
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Sends a reply or a problem. */
export function respond(response: ServerResponse, answer: Answer<unknown>): void {
  const headers = { ...ALWAYS, 'content-type': 'application/json' };
  if (answer.ok) {
    response.writeHead(200, headers).end(JSON.stringify(answer.value));
  } else {
    const problem: Problem = { problem: answer.error };
    response.writeHead(STATUS[answer.error], headers).end(JSON.stringify(problem));
  }
}

/** A page of the city's. */
export function respondWith(response: ServerResponse, { status, headers, body }: PageAnswer): void {
  response.writeHead(status, { ...ALWAYS, ...headers }).end(body);
}

export function respondPage(response: ServerResponse, html: string): void {
  response
    .writeHead(200, {
      ...ALWAYS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    })
    .end(html);
}

/** Back to the page, which shows the new slip. */
export function respondHandOut(response: ServerResponse, done: boolean): void {
  if (done) response.writeHead(303, { ...ALWAYS, location: '/' }).end();
  else respond(response, { ok: false, error: 'notFound' });
}
