import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import type { Problem } from '#contract/center.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

const unzip = promisify(gunzip);

/**
 * A body as it was before it was packed (RFC 9110, 8.4: gzip or nothing). What would unpack to more than `limit` bytes is given up on
 * the way there, however small it came.
 */
export async function unpacked(
  body: Buffer,
  encoding: string | undefined,
  limit: number,
): Promise<Result<Buffer, Problem['problem']>> {
  if (encoding === undefined || encoding === 'identity') return ok(body);
  if (encoding !== 'gzip') return err('badRequest');
  try {
    return ok(await unzip(body, { maxOutputLength: limit }));
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    return err(tooLarge ? 'tooLarge' : 'badRequest');
  }
}
