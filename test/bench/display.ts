import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const XVFB = '/usr/bin/Xvfb';

/** Where a window stands: on a virtual X server of its own, or nowhere (headless). */
export interface Display {
  readonly name: 'Xvfb' | 'headless';
  /** `DISPLAY` for whatever opens a window. */
  readonly x: string;
  stop(): Promise<void>;
}

/** No display; what asks for one is told a name that nobody answers to. */
export const HEADLESS: Display = { name: 'headless', x: ':none', stop: () => Promise.resolve() };

/** A portrait panel (1,080 × 1,920) in memory, drawn without a GPU; undefined where Xvfb is not installed. */
export async function startXvfb(): Promise<Display | undefined> {
  if (!existsSync(XVFB)) return undefined;
  const args = ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn(XVFB, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = server.stdio[3];
  if (!number || !('read' in number)) throw new Error('Xvfb has no channel to name its display');
  const [chunk] = await Promise.race([once(number, 'data'), once(server, 'exit').then(() => [''])]);
  const x = `:${String(chunk).trim()}`;
  if (x === ':') throw new Error('Xvfb ended instead of starting');
  return {
    name: 'Xvfb',
    x,
    async stop() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}
