import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { MASK } from '../support/canary.ts';
import { heapStrings } from '../support/heap-strings.ts';

/** A string that certainly lies in the child's heap. */
const KNOWN = 'verifyPin';

const CHILD = fileURLToPath(new URL('./pin-canary.child.ts', import.meta.url));
const VISIT = fileURLToPath(new URL('./pin-canary-visit.child.ts', import.meta.url));

const Counts = z.object({ during: z.int(), after: z.int() });

export interface Traces {
  /** How often the PIN stood in the process's memory while the card had it, and after the session. */
  readonly during: number;
  readonly after: number;
  /** Strings of the heap snapshot that hold it. */
  readonly strings: number;
}

export interface VisitTraces extends Traces {
  /** The files that the visits left, each with how often the PIN stands in it, in whatever form. */
  readonly files: Readonly<Record<string, number>>;
  /** What was logged with this PIN and, by the same visits, with another. */
  readonly logs: readonly [string, string];
}

/**
 * Lets a process of its own present a PIN through the driver, to a card that is laid once the PIN is known, and looks for it
 * there afterwards.
 */
export function tracesOfPin(
  mode: 'plain' | 'pcsc',
  lay: (pin: string) => Promise<void> = () => Promise.resolve(),
): Promise<Traces> {
  return inFolder(async (folder) => {
    const snapshot = join(folder, 'heap.heapsnapshot');
    return watched([CHILD, mode, snapshot], snapshot, { known: lay });
  });
}

/** Lets a process of its own carry whole visits through, and looks for the PIN in it and in all that it wrote. */
export function tracesOfVisits(): Promise<VisitTraces> {
  return inFolder(async (folder) => {
    const [files, control] = [join(folder, 'files'), join(folder, 'control')];
    await Promise.all([files, control].map((path) => mkdir(path)));
    const snapshot = join(folder, 'heap.heapsnapshot');
    const named: Record<string, number> = {};
    const search = async (pin: string): Promise<void> => {
      for (const name of await readdir(files)) named[name] = timesIn(await readFile(join(files, name)), pin);
    };
    const traces = await watched([VISIT, files, control, snapshot], snapshot, { search });
    const [log, other] = await Promise.all(
      [files, control].map((path) => readFile(join(path, 'core.log'), 'utf8')),
    );
    return { ...traces, files: named, logs: [log ?? '', other ?? ''] };
  });
}

/** As bytes, as a string of two bytes each, and as the list of its codes or digits. */
function timesIn(bytes: Buffer, pin: string): number {
  const codes = [...Buffer.from(pin)];
  const digits = codes.map((code) => code - 0x30);
  const lists = [codes, digits].flatMap((list) => [list.join(','), list.join(', ')]);
  const forms = [Buffer.from(pin), Buffer.from(pin, 'utf16le'), ...lists.map((list) => Buffer.from(list))];
  return forms.filter((form) => bytes.includes(form)).length;
}

interface Watch {
  /** What is done once the PIN is known. */
  readonly known?: (pin: string) => Promise<void>;
  /** What is looked at when all is over, while the child still runs. */
  readonly search?: (pin: string) => Promise<void>;
}

/** Runs the child: it tells the PIN, masked, and then the counts. */
async function watched(
  program: readonly string[],
  snapshot: string,
  { known, search }: Watch,
): Promise<Traces> {
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => z.string().parse((await lines.next()).value);
  try {
    const pin = String(Number(await line()) ^ MASK);
    await known?.(pin);
    const counts = Counts.parse(JSON.parse(await line()));
    await search?.(pin);
    const strings = heapStrings(await readFile(snapshot, 'utf8'));
    if (!strings.includes(KNOWN)) throw new Error('the snapshot is not of the process that was meant');
    return { ...counts, strings: strings.filter((text) => text.includes(pin)).length };
  } finally {
    child.kill();
    await exited;
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mado-canary-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
