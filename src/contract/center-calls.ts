import type { z } from 'zod';

import {
  AuditReply,
  AuditRequest,
  AuthenticateReply,
  AuthenticateRequest,
  ConfigReply,
  ConfigRequest,
  NonceReply,
  NonceRequest,
  PrepareReply,
  PrepareRequest,
  RelayPaidReply,
  RelayPaidRequest,
  RelaySlipReply,
  RelaySlipRequest,
  StatusReply,
  StatusRequest,
  WitnessReply,
  WitnessRequest,
} from './center.ts';
import { RenewReply, RenewRequest } from './enrol.ts';
import { HeartbeatReply, HeartbeatRequest } from './heartbeat.ts';

/** One call of the center's API: `POST /v1/<name>`. */
export interface CenterCall {
  /** One sentence: what it is for. */
  readonly about: string;
  readonly request: z.ZodType;
  readonly reply: z.ZodType;
  /** The largest body that is read, bytes, unpacked. */
  readonly limit: number;
}

const ORDINARY = 64 * 1024;
const LARGE = 2 * 1024 * 1024;

/** The center's API, version 1: `docs/openapi.json` is made from it, and each call is checked against it. */
export const CENTER_CALLS = {
  nonce: {
    about: 'A challenge for the card on the reader: good for one use, this visit and one minute.',
    request: NonceRequest,
    reply: NonceReply,
    limit: ORDINARY,
  },
  authenticate: {
    about: 'The card’s certificate and its signature over the challenge: who may get what.',
    request: AuthenticateRequest,
    reply: AuthenticateReply,
    limit: ORDINARY,
  },
  prepare: {
    about: 'Draws a number for every copy and answers signed documents. Idempotent by `request`.',
    request: PrepareRequest,
    reply: PrepareReply,
    limit: ORDINARY,
  },
  relaySlip: {
    about: 'What is to be paid for a slip of the counter (取次票). Changes nothing.',
    request: RelaySlipRequest,
    reply: RelaySlipReply,
    limit: ORDINARY,
  },
  relayPaid: {
    about: 'The terminal holds the fee of a slip. Idempotent by `request`.',
    request: RelayPaidRequest,
    reply: RelayPaidReply,
    limit: ORDINARY,
  },
  audit: {
    about:
      'Audit records (監査記録), in order. Idempotent by terminal and sequence; answers how far the center has them.',
    request: AuditRequest,
    reply: AuditReply,
    limit: LARGE,
  },
  witness: {
    about:
      'A checkpoint of the terminal’s audit log, to be countersigned when it is the head of what arrived.',
    request: WitnessRequest,
    reply: WitnessReply,
    limit: ORDINARY,
  },
  heartbeat: {
    about: 'How the terminal stands (稼働報告), once a minute.',
    request: HeartbeatRequest,
    reply: HeartbeatReply,
    limit: ORDINARY,
  },
  status: {
    about: 'The center’s sign of life, and the version of its town data.',
    request: StatusRequest,
    reply: StatusReply,
    limit: ORDINARY,
  },
  config: {
    about: 'The town’s decisions (town.json), signed, for a terminal that does not have them yet.',
    request: ConfigRequest,
    reply: ConfigReply,
    limit: ORDINARY,
  },
  renew: {
    about: 'Another certificate for a terminal that shows one (証明書の更新); not where there is no TLS.',
    request: RenewRequest,
    reply: RenewReply,
    limit: ORDINARY,
  },
} as const satisfies Readonly<Record<string, CenterCall>>;
