import { readFileSync } from 'node:fs';

const KIB = 1024;
const MB = 1_000_000;

/** What a process holds: PSS counts its share of what several hold together, RSS all of it. MB (10⁶ bytes). */
export interface Held {
  readonly pss: number;
  readonly rss: number;
}

export function heldBy(pid: number): Held {
  return heldIn(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
}

/** Reads `smaps_rollup` (proc(5)). */
export function heldIn(rollup: string): Held {
  const field = (name: string): number => {
    const kib = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1];
    if (kib === undefined) throw new Error(`smaps_rollup has no ${name}`);
    return (Number(kib) * KIB) / MB;
  };
  return { pss: field('Pss'), rss: field('Rss') };
}
