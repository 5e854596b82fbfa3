import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { WebSocket } from 'ws';
import { z } from 'zod';

const Listening = z.object({ port: z.int() });

/** The named alternative to the core: a process that does nothing but answer each message with the same message. */
export interface Echo {
  readonly pid: number;
  /** Sends, and resolves when the same has come back. */
  roundTrip(message: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startEcho(): Promise<Echo> {
  const server = fork(fileURLToPath(new URL('echo-server.ts', import.meta.url)));
  const [first] = await once(server, 'message');
  const { port } = Listening.parse(first);
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(socket, 'open');
  return {
    pid: z.int().parse(server.pid),
    async roundTrip(message) {
      const answer = once(socket, 'message');
      socket.send(message);
      await answer;
    },
    async stop() {
      const ended = once(server, 'exit');
      socket.terminate();
      server.kill();
      await ended;
    },
  };
}
