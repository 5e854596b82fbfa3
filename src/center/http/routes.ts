import type { z } from 'zod';

import { CENTER_CALLS } from '#contract/center-calls.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err } from '#contract/result.ts';

import { audit } from '../calls/audit.ts';
import { authenticate } from '../calls/authenticate.ts';
import type { Answer, Answering, Desk } from '../calls/desk.ts';
import { heartbeat } from '../calls/heartbeat.ts';
import { nonce } from '../calls/nonce.ts';
import { prepare } from '../calls/prepare.ts';
import { config } from '../calls/config.ts';
import { renew } from '../calls/renew.ts';
import { relayPaid, relaySlip } from '../calls/relay.ts';
import { status } from '../calls/status.ts';
import { witness } from '../calls/witness.ts';
import type { Authority } from '../enrolment/authority.ts';

/** One call of the API: how large its body may be, bytes, and what it answers to this terminal. */
export interface Route {
  readonly name: string;
  readonly limit: number;
  answer(body: unknown, terminal: TerminalId): Answer<unknown> | Answering<unknown>;
}

/** `POST /v1/<name>`, by path. */
export function createRoutes(desk: Desk, authority: Authority | undefined): ReadonlyMap<string, Route> {
  const calls = CENTER_CALLS;
  const { keys, town } = desk;
  const witnessDesk = { ...desk, document: keys.document, code: town.municipality.code };
  const routes = [
    route('nonce', calls.nonce, (request) => nonce(desk, request)),
    route('authenticate', calls.authenticate, (request) => authenticate(desk, request)),
    route('prepare', calls.prepare, (request) => prepare(desk, request)),
    route('relaySlip', calls.relaySlip, (request) => relaySlip(desk, request)),
    route('relayPaid', calls.relayPaid, (request) => relayPaid(desk, request)),
    route('audit', calls.audit, (request) => audit(desk, request)),
    route('witness', calls.witness, (request) => witness(witnessDesk, request)),
    route('heartbeat', calls.heartbeat, (request) => heartbeat(desk, request)),
    route('status', calls.status, () => status(desk)),
    route('config', calls.config, (request) => config(desk, request)),
    route('renew', calls.renew, (request) => renew(desk, authority, request)),
  ];
  return new Map(routes.map((entry) => [`/v1/${entry.name}`, entry]));
}

/** A terminal speaks for itself only: the body must name the one that called. */
function route<Request extends { terminal: TerminalId }>(
  name: string,
  { request: schema, limit }: { readonly request: z.ZodType<Request>; readonly limit: number },
  call: (request: Request) => Answer<unknown> | Answering<unknown>,
): Route {
  return {
    name,
    limit,
    answer(body, terminal) {
      const request = schema.safeParse(body);
      if (!request.success) return err('badRequest');
      return request.data.terminal === terminal ? call(request.data) : err('unauthorized');
    },
  };
}
