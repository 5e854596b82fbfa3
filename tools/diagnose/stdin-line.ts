import { readSync } from 'node:fs';

import { wipeable } from '#contract/wipeable.ts';

/** Longest line that is read, bytes; a PIN has four. */
const MAX_BYTES = 64;

/**
 * One line of standard input as bytes, in a buffer of its own that the caller wipes. Read byte by byte into that buffer alone:
 * a stream would leave copies in buffers nobody can reach. A line that is too long is no PIN and comes back cut.
 */
export function lineFromStdin(): Buffer {
  const line = wipeable(MAX_BYTES);
  let length = 0;
  while (length < MAX_BYTES && read(line, length) && line[length] !== 0x0a) length += 1;
  return line.subarray(0, line[length - 1] === 0x0d ? length - 1 : length);
}

/** Waits for one byte; false at the end of the input. */
function read(into: Buffer, at: number): boolean {
  for (;;) {
    try {
      return readSync(0, into, at, 1, null) === 1;
    } catch (error) {
      if (!isBusy(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** Standard input may have been left non-blocking by whoever has it as well. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
