import { createServer } from 'node:net';

import type { z } from 'zod';

import type { Terminal } from '#contract/terminal.ts';

import { startPcscd, whyNoPcscd } from '../../test/peers/pcscd.ts';

/** Where the virtual card meets the core: pcscd's virtual reader, or the core's own where there is no pcscd. */
export interface Reader {
  readonly config: z.input<typeof Terminal>['card']['reader'];
  readonly vpcd: number;
  /** One line for people. */
  readonly line: string;
  stop(): Promise<void>;
}

export async function openReader(wires: 'real' | 'plain'): Promise<Reader> {
  const why = wires === 'plain' ? 'not asked for' : whyNoPcscd();
  if (why !== undefined) {
    const port = await freePort();
    return {
      config: { transport: 'virtual', port },
      vpcd: port,
      line: `virtual reader inside the core on 127.0.0.1:${port}, without PC/SC (${why})`,
      stop: () => Promise.resolve(),
    };
  }
  const pcscd = await startPcscd();
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
