import { err, ok, type Result } from '#contract/result.ts';

import type { Serial } from '../serial.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { IppError } from './error.ts';
import { type Group, GROUP_TAGS, type Message } from './message.ts';
import type { Exchange } from './transport.ts';
import { type Attributes, keyword, type Value } from './values.ts';

/** What a request says beyond the attributes that every request begins with. */
export interface Request {
  /** operation-id (RFC 8011 section 5.4.15). */
  readonly operation: number;
  readonly attributes: readonly (readonly [string, readonly Value[]])[];
  readonly job?: Attributes;
  readonly document?: Uint8Array;
}

/** One printer, asked one thing at a time. A reply may still carry an IPP error status. */
export type IppClient = (request: Request) => Promise<Result<Message, IppError>>;

const IPP_1_1 = { major: 1, minor: 1 } as const;
const NOTHING = new Uint8Array(0);
const MAX_REQUEST_ID = 0x7fffffff;

export function ippClient(uri: string, exchange: Exchange, serial: Serial): IppClient {
  let requestId = 0;
  return async (request) => {
    requestId = (requestId % MAX_REQUEST_ID) + 1;
    const message = requestMessage(uri, requestId, request);
    const turn = await serial.run(() => exchangeOnce(exchange, encode(message)));
    if (!turn.ok) return err({ kind: 'queueFull', sent: 'no' });
    return turn.value.ok ? checkedReply(turn.value.value, message.requestId) : turn.value;
  };
}

/** A request may carry a certificate, so its bytes are overwritten once they are no longer needed. */
async function exchangeOnce(exchange: Exchange, request: Uint8Array): ReturnType<Exchange> {
  try {
    return await exchange(request);
  } finally {
    request.fill(0);
  }
}

/** RFC 8011 section 4.1.4: charset and language come first, then the target. */
function requestMessage(uri: string, requestId: number, request: Request): Message {
  const operation: Attributes = new Map([
    ['attributes-charset', [{ type: 'charset', value: 'utf-8' }]],
    ['attributes-natural-language', [{ type: 'naturalLanguage', value: 'en' }]],
    ['printer-uri', [{ type: 'uri', value: uri }]],
    ...request.attributes,
  ]);
  const groups: Group[] = [{ tag: GROUP_TAGS.operation, attributes: operation }];
  if (request.job !== undefined) groups.push({ tag: GROUP_TAGS.job, attributes: request.job });
  return { version: IPP_1_1, code: request.operation, requestId, groups, data: request.document ?? NOTHING };
}

/** A reply is ours when it carries our request-id and begins with operation attributes (RFC 8011 section 4.1.1). */
function checkedReply(bytes: Uint8Array, requestId: number): Result<Message, IppError> {
  const reply = decode(bytes);
  if (!reply.ok) return err({ kind: 'malformed', sent: 'maybe', cause: reply.error.reason });
  if (reply.value.requestId !== requestId) return err({ kind: 'mismatch', sent: 'maybe' });
  if (reply.value.groups[0]?.tag !== GROUP_TAGS.operation) return err({ kind: 'mismatch', sent: 'maybe' });
  return ok(reply.value);
}

/** The `requested-attributes` of a request. */
export function requested(names: readonly string[]): readonly [string, readonly Value[]] {
  return ['requested-attributes', names.map(keyword)];
}
