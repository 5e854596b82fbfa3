import { once } from 'node:events';
import http from 'node:http';

import { MAX_DOCUMENT } from '../format.ts';
import { answer } from './answer.ts';
import type { PaperMachine } from './paper-machine.ts';

export interface ServedPrinter {
  readonly uri: string;
  close(): Promise<void>;
}

const PATH = '/ipp/print';
const MAX_REQUEST = MAX_DOCUMENT + 64 * 1024;

/**
 * Puts a machine on the network: IPP over HTTP on loopback. Port 0 takes a free one. While the machine is switched off,
 * connections are refused by nobody being there.
 */
export async function servePrinter(
  machine: PaperMachine,
  { port }: { readonly port: number },
): Promise<ServedPrinter> {
  let uri = '';
  const server = http.createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== PATH) return refuse(response, 404);
    if (request.headers['content-type'] !== 'application/ipp') return refuse(response, 415);
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MAX_REQUEST) parts.push(part);
      else request.destroy();
    });
    request.on('end', () => respond(response, answer(machine, uri, Buffer.concat(parts))));
    // A client that goes away half-way has asked nothing.
    request.on('error', () => undefined);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  uri = `ipp://127.0.0.1:${address.port}${PATH}`;
  const unsubscribe = machine.subscribe(() => followPower(machine, server, address.port));
  return {
    uri,
    async close() {
      unsubscribe();
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function followPower(machine: PaperMachine, server: http.Server, port: number): void {
  const on = machine.view().power === 'on';
  if (on && !server.listening) server.listen(port, '127.0.0.1');
  if (on || !server.listening) return;
  server.close();
  server.closeAllConnections();
}

function refuse(response: http.ServerResponse, status: number): void {
  response.writeHead(status, { Connection: 'close' }).end();
}

function respond(response: http.ServerResponse, reply: Uint8Array | 'lost'): void {
  if (reply === 'lost') {
    response.destroy();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/ipp', 'Content-Length': reply.length });
  response.end(reply);
}
