import type { z } from 'zod';

import {
  AuditRequest,
  AuthenticateRequest,
  NonceRequest,
  PrepareRequest,
  RelayPaidRequest,
  RelaySlipRequest,
  ConfigRequest,
  StatusRequest,
} from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err } from '#contract/result.ts';

import { audit } from '../calls/audit.ts';
import { authenticate } from '../calls/authenticate.ts';
import type { Answer, Answering, Desk } from '../calls/desk.ts';
import { nonce } from '../calls/nonce.ts';
import { prepare } from '../calls/prepare.ts';
import { config } from '../calls/config.ts';
import { relayPaid, relaySlip } from '../calls/relay.ts';
import { status } from '../calls/status.ts';

/** One call of the API: how large its body may be, bytes, and what it answers to this terminal. */
export interface Route {
  readonly name: string;
  readonly limit: number;
  answer(body: unknown, terminal: TerminalId): Answer<unknown> | Answering<unknown>;
}

const ORDINARY = 64 * 1024;
const AUDIT = 2 * 1024 * 1024;

/** `POST /v1/<name>`, by path. */
export function createRoutes(desk: Desk): ReadonlyMap<string, Route> {
  const routes = [
    route('nonce', ORDINARY, NonceRequest, (request) => nonce(desk, request)),
    route('authenticate', ORDINARY, AuthenticateRequest, (request) => authenticate(desk, request)),
    route('prepare', ORDINARY, PrepareRequest, (request) => prepare(desk, request)),
    route('relaySlip', ORDINARY, RelaySlipRequest, (request) => relaySlip(desk, request)),
    route('relayPaid', ORDINARY, RelayPaidRequest, (request) => relayPaid(desk, request)),
    route('audit', AUDIT, AuditRequest, (request) => audit(desk, request)),
    route('status', ORDINARY, StatusRequest, () => status(desk)),
    route('config', ORDINARY, ConfigRequest, (request) => config(desk, request)),
  ];
  return new Map(routes.map((entry) => [`/v1/${entry.name}`, entry]));
}

/** A terminal speaks for itself only: the body must name the one whose secret came with it. */
function route<Request extends { terminal: TerminalId }>(
  name: string,
  limit: number,
  schema: z.ZodType<Request>,
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
