import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Bytes read at once; what stands across the seam is read twice. */
const CHUNK = 1 << 20;
const SEAM = 3;

/** PINs that there are: four digits. */
const PINS = 10_000;

/**
 * How often each four-digit number stands in this process's memory as ASCII, indexed by its value: heap, buffers, the native
 * libraries' own memory, stacks, and what is mapped from files. The search itself writes no digit anywhere.
 */
export function digitsInMemory(): Uint32Array {
  const counts = new Uint32Array(PINS);
  const chunk = Buffer.alloc(CHUNK);
  const memory = openSync('/proc/self/mem', 'r');
  try {
    for (const { from, to } of readable()) {
      for (let at = from; at < to; at += BigInt(CHUNK - SEAM)) {
        const rest = to - at;
        const length = read(memory, chunk, rest < BigInt(CHUNK) ? Number(rest) : CHUNK, at);
        count(chunk, length, counts);
      }
    }
  } finally {
    chunk.fill(0);
    closeSync(memory);
  }
  return counts;
}

function count(bytes: Buffer, length: number, counts: Uint32Array): void {
  let run = 0;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) {
      run = 0;
      continue;
    }
    run += 1;
    value = (value * 10 + digit) % PINS;
    if (run >= 4) counts[value] = (counts[value] ?? 0) + 1;
  }
}

/** Zero where a mapping cannot be read, as those of the kernel itself. */
function read(memory: number, into: Buffer, length: number, at: bigint): number {
  try {
    return readSync(memory, into, 0, length, at);
  } catch {
    return 0;
  }
}

interface Mapping {
  readonly from: bigint;
  readonly to: bigint;
}

function readable(): readonly Mapping[] {
  const lines = readFileSync('/proc/self/maps', 'latin1').split('\n');
  return lines.flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line) ?? [];
    return from === undefined || to === undefined || line.endsWith('[vsyscall]')
      ? []
      : [{ from: BigInt(`0x${from}`), to: BigInt(`0x${to}`) }];
  });
}
