import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';

import { LinesIn, lineOf } from '../shell/json-lines.ts';
import { converse } from './parent.ts';
import type { ShellOptions } from './parent.ts';

/** Where a core that systemd started waits for its shell, a Unix socket; undefined for one that a shell started. */
export function shellSocket(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env['MADO_SHELL_SOCKET'];
}

/**
 * Lets a shell of another account come to this core: one at a time, a newer one replaces the older. Who may come, the folder and
 * the group of the socket decide (0660). A shell that goes does not stop the core; only systemd does.
 */
export function openShellDoor(path: string, options: ShellOptions): { close(): void } {
  let current: Socket | undefined;
  const server = createServer((socket) => {
    current?.destroy();
    current = socket;
    const line = {
      say: (message: object): void => void socket.write(lineOf(message)),
      isOpen: () => !socket.destroyed,
    };
    const hear = converse(line, options, () => socket.end());
    const lines = new LinesIn(hear, () => socket.destroy());
    socket.on('data', (bytes) => lines.push(bytes));
    // Whoever hangs up in the middle is gone, and comes again.
    socket.on('error', () => socket.destroy());
  });
  rmSync(path, { force: true });
  server.listen(path, () => chmodSync(path, 0o660));
  return {
    close() {
      current?.destroy();
      server.close();
    },
  };
}
