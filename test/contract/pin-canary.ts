import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { heapStrings } from '../support/heap-strings.ts';

/** A string that certainly lies in the child's heap. */
const KNOWN = 'verifyPin';

/** As in the child: the PIN is told in a form that leaves no trace of it. */
const MASK = 0x2a5a;
const CHILD = fileURLToPath(new URL('./pin-canary.child.ts', import.meta.url));

const Counts = z.object({ during: z.int(), after: z.int() });

export interface Traces {
  /** How often the PIN stood in the process's memory while the card had it, and after the session. */
  readonly during: number;
  readonly after: number;
  /** Strings of the heap snapshot that hold it. */
  readonly strings: number;
}

/**
 * Lets a process of its own present a PIN through the driver, to a card that is laid once the PIN is known, and looks for it
 * there afterwards.
 */
export async function tracesOfPin(
  mode: 'plain' | 'pcsc',
  lay: (pin: string) => Promise<void> = () => Promise.resolve(),
): Promise<Traces> {
  const folder = await mkdtemp(join(tmpdir(), 'mado-canary-'));
  const snapshot = join(folder, 'heap.heapsnapshot');
  const child = spawn(process.execPath, [CHILD, mode, snapshot], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => z.string().parse((await lines.next()).value);
  try {
    const pin = String(Number(await line()) ^ MASK);
    await lay(pin);
    const counts = Counts.parse(JSON.parse(await line()));
    const strings = heapStrings(await readFile(snapshot, 'utf8'));
    if (!strings.includes(KNOWN)) throw new Error('the snapshot is not of the process that was meant');
    return { ...counts, strings: strings.filter((text) => text.includes(pin)).length };
  } finally {
    child.kill();
    await exited;
    await rm(folder, { recursive: true });
  }
}
