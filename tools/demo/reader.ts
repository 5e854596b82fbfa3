import { createServer } from 'node:net';

import type { z } from 'zod';

import type { Terminal } from '#contract/terminal.ts';
import { loadPcsclite } from '#devices/card/pcsc-native.ts';

import { startPcscd, startPcscdIfFree, whyNoPcscd } from '../../test/peers/pcscd.ts';
import type { Pcscd } from '../../test/peers/pcscd.ts';

/** Where the virtual card meets the core: pcscd's virtual reader, or the core's own where there is no pcscd. */
export interface Reader {
  readonly config: z.input<typeof Terminal>['card']['reader'];
  readonly vpcd: number;
  /** One line for people. */
  readonly line: string;
  stop(): Promise<void>;
}

/**
 * `real` waits until pcscd is free and rejects without it, `free` takes it if it can be had at once, `plain` does without.
 */
export type Wires = 'real' | 'free' | 'plain';

export async function openReader(wires: Wires): Promise<Reader> {
  if (wires === 'plain') return virtualReader('not asked for');
  const why = whyNoPcscd() ?? (await whyNoBinding());
  if (wires === 'real' && why !== undefined) throw new Error(why);
  if (why !== undefined) return virtualReader(why);
  if (wires === 'real') return pcscReader(await startPcscd());
  const pcscd = await startPcscdIfFree().catch(() => 'failed' as const);
  if (pcscd === 'failed') return virtualReader('pcscd could not be started with vpcd');
  return pcscd ? pcscReader(pcscd) : virtualReader('another run of Mado uses pcscd');
}

/** Where its headers or a compiler were missing, the binding was not built. */
async function whyNoBinding(): Promise<string | undefined> {
  const binding = await loadPcsclite();
  return binding.ok ? undefined : 'the package pcsclite was not built here';
}

async function virtualReader(why: string): Promise<Reader> {
  const port = await freePort();
  return {
    config: { transport: 'virtual', port },
    vpcd: port,
    line: `virtual reader inside the core on 127.0.0.1:${port}, without PC/SC (${why})`,
    stop: () => Promise.resolve(),
  };
}

function pcscReader(pcscd: Pcscd): Reader {
  return {
    config: { transport: 'pcsc', name: 'Virtual PCD' },
    vpcd: pcscd.port,
    line: `PC/SC (pcscd) with the virtual reader of vpcd on 127.0.0.1:${pcscd.port}`,
    stop: () => pcscd.stop(),
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
