import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** SQLite's usual page, and what a disk loses at a time, bytes. */
const BLOCK = 4096;

/** Reads so many bytes at a place of a file into a buffer; answers how many there were. Throws where the disk gives nothing. */
export type ReadAt = (file: number, into: Buffer, at: number) => number;

const fromDisk: ReadAt = (file, into, at) => readSync(file, into, 0, into.length, at);

/**
 * Copies a file from a disk that fails: a block that cannot be read is left empty, and the rest is not given up for it. Answers how many
 * there were.
 */
export function copyWhatCanBeRead(from: string, to: string, readAt: ReadAt = fromDisk): number {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'wx', 0o600)];
  const block = Buffer.alloc(BLOCK);
  let lost = 0;
  let inRow = 0;
  try {
    for (let at = 0; ; at += BLOCK) {
      block.fill(0);
      let length = BLOCK;
      try {
        length = readAt(source, block, at);
        inRow = 0;
      } catch (error) {
        // Where nothing comes any more, the disk has gone, or this is its end.
        if (!isDiskError(error) || ++inRow > MOST_IN_A_ROW) throw error;
        block.fill(0);
        lost += 1;
      }
      if (length === 0) return lost;
      writeSync(target, block, 0, length, at);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** 64 MB without one block that can be read. */
const MOST_IN_A_ROW = 16_384;

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EIO';
}
