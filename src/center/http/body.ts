import type { IncomingMessage } from 'node:http';

import type { Problem } from '#contract/center.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { unpacked } from './unpack.ts';

/** Reads a JSON body of at most `limit` bytes, packed or not, and leaves the rest where it is. */
export async function readJson(
  request: IncomingMessage,
  limit: number,
): Promise<Result<unknown, Problem['problem']>> {
  if (!isJson(request.headers['content-type'])) return err('badRequest');
  if (Number(request.headers['content-length'] ?? 0) > limit) return err('tooLarge');
  const packed = await readBytes(request, limit);
  if (!packed.ok) return packed;
  const body = await unpacked(packed.value, request.headers['content-encoding'], limit);
  return body.ok ? parsed(body.value) : body;
}

/** Reads at most `limit` bytes. */
export async function readBytes(
  request: IncomingMessage,
  limit: number,
): Promise<Result<Buffer, 'tooLarge' | 'badRequest'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  const incoming: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  try {
    for await (const chunk of incoming) {
      length += chunk.length;
      if (length > limit) return err('tooLarge');
      chunks.push(chunk);
    }
  } catch {
    return err('badRequest'); // The client went away or ran out of time in the middle of its body.
  }
  return ok(Buffer.concat(chunks));
}

function isJson(contentType: string | undefined): boolean {
  return (
    contentType !== undefined && /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType)
  );
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function parsed(body: Buffer): Result<unknown, 'badRequest'> {
  try {
    return ok(JSON.parse(UTF8.decode(body)));
  } catch {
    return err('badRequest');
  }
}
