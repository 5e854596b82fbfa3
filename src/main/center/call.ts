import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { z } from 'zod';

import type { Clock } from '#contract/clock.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { TlsFetch } from '../tls/tls-fetch.ts';
import type { CenterFault } from '#flows/center-port.ts';

/** The largest answer that is read, bytes: a full basket of documents with room to spare. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** How long the center may take for one answer, ms. */
const DEADLINE_MS = 10_000;

export interface CallOptions {
  readonly url: string;
  /** What the terminal proves itself with, where it has no certificate. */
  readonly secret?: string | undefined;
  /** Shows the terminal's certificate; Node's own `fetch` where it has none. */
  readonly fetch?: TlsFetch | undefined;
  readonly clock: Clock;
}

/** What a call is that is not an ordinary one. */
export interface CallManner {
  readonly signal?: AbortSignal;
  /** gzip (RFC 9110, 8.4.1): for bodies that a slow line would carry for long. */
  readonly packed?: boolean;
  readonly deadlineMs?: number;
}

const pack = promisify(gzip);

/** One call of the center: `POST /v1/<name>`, JSON both ways, bounded in time and size, the answer checked. */
export async function call<T extends z.ZodType>(
  { url, secret, clock, fetch: send = fetch }: CallOptions,
  name: string,
  body: unknown,
  answer: T,
  { signal, packed = false, deadlineMs = DEADLINE_MS }: CallManner = {},
): Promise<Result<z.infer<T>, CenterFault>> {
  const abort = new AbortController();
  const timer = clock.setTimeout(() => abort.abort(), deadlineMs);
  try {
    const json = JSON.stringify(body);
    const response = await send(new URL(`/v1/${name}`, url), {
      method: 'POST',
      headers: {
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
        'content-type': 'application/json',
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
      },
      body: packed ? new Uint8Array(await pack(json)) : json,
      redirect: 'error',
      signal: signal ? AbortSignal.any([abort.signal, signal]) : abort.signal,
    });
    const text = await readBounded(response);
    if (!response.ok) return err(fault(refusal(response.status)));
    const checked = text === undefined ? undefined : answer.safeParse(parse(text));
    return checked?.success ? ok(checked.data) : err(fault('protocol', checked?.error));
  } catch (cause) {
    return err(fault(abort.signal.aborted ? 'timeout' : 'offline', cause));
  } finally {
    clock.clearTimeout(timer);
  }
}

/** What an HTTP status other than 200 means. */
function refusal(status: number): CenterFault['code'] {
  if (status >= 500) return 'offline';
  return status === 409 ? 'conflict' : 'rejected';
}

function fault(code: CenterFault['code'], cause?: unknown): CenterFault {
  return { code, who: 'technician', ...(cause === undefined ? {} : { cause }) };
}

async function readBounded(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
