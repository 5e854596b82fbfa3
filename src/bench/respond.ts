import type { IncomingMessage, ServerResponse } from 'node:http';

import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

/** What the page may load: itself, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const TEXT = 'text/plain; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

export const COMMON_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
} as const;

export function answer(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = '',
  type: string = TEXT,
): void {
  const content = body === '' ? {} : { 'content-type': type };
  response.writeHead(status, { ...COMMON_HEADERS, ...content }).end(body);
}

/** Reads a JSON body of at most `limit` bytes. The rest of a longer one passes unkept, so that its sender hears why. */
export async function readJson(
  request: IncomingMessage,
  limit: number,
): Promise<Result<unknown, 'tooLarge' | 'noJson'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  const incoming: AsyncIterable<Buffer> = request;
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  if (length > limit) return err('tooLarge');
  try {
    return ok(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    return err('noJson');
  }
}
