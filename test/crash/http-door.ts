import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { IncomingMessage } from 'node:http';

import type { Door } from './cash-door.ts';

/** Between a core and a server: passes requests on, and tells of each once the server has answered, before the core hears it. */
export async function openHttpDoor(options: {
  readonly to: URL;
  readonly done: (path: string, body: Uint8Array) => void;
}): Promise<Door> {
  const { hostname: host, port } = options.to;
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const body = await read(request);
      const { url = '/', method, headers } = request;
      const onward = ask({ host, port, path: url, method, headers, agent: false });
      onward.end(body);
      const [answer] = await once(onward, 'response');
      if (!isAnswer(answer)) throw new Error('no answer');
      const bytes = await read(answer);
      options.done(url, body);
      response.writeHead(answer.statusCode ?? 500, answer.headers).end(bytes);
    };
    // The core that asked may be dead, or the server away: either end sees a broken line, as it would without this door.
    pass().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const address = new URL(options.to);
  address.host = `127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  return {
    address: address.href,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(message, 'end');
  return Buffer.concat(chunks);
}

function isAnswer(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'statusCode' in value;
}
