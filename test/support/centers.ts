import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { installation, ready, run } from '#center/testing/installation.ts';
import { TerminalId } from '#contract/ids.ts';

/** Several centers on one database, each a process of its own, as behind a load balancer. */
export interface Centers {
  readonly urls: readonly string[];
  readonly terminals: readonly TerminalId[];
  readonly secretOf: (terminal: TerminalId) => string;
  stop(): Promise<void>;
}

export async function startCenters(options: {
  readonly database: string;
  readonly centers: number;
  readonly terminals: number;
}): Promise<Centers> {
  const terminals = Array.from({ length: options.terminals }, (_, at) =>
    TerminalId.parse(`kiosk-${String(at + 1).padStart(4, '0')}`),
  );
  const secretOf = (terminal: TerminalId) => `secret-of-${terminal}`;
  const dir = await installation({ terminals: terminals.map((id) => ({ id, secret: `${id}.secret` })) });
  for (const id of terminals) writeFileSync(join(dir, `${id}.secret`), secretOf(id));
  const children: ChildProcess[] = [];
  const stop = async () => {
    for (const child of children) {
      const gone = once(child, 'exit');
      if (child.kill('SIGTERM')) await gone;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const urls: string[] = [];
    for (let at = 0; at < options.centers; at += 1) {
      const child = run(dir, { DATABASE_URL: options.database });
      children.push(child);
      urls.push((await ready(child)).url);
    }
    return { urls, terminals, secretOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
