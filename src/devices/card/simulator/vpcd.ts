import { once } from 'node:events';
import { type Server, type Socket, createServer } from 'node:net';

import type { CardTransport } from '../transport.ts';
import type { Icc, PowerSignal } from './icc.ts';
import { VirtualSlot } from './slot.ts';
import { CONTROL, FrameReader, frame } from './vpcd-frames.ts';

/** A card at the far end of a socket. Answers come in the order of the questions. */
class RemoteCard implements Icc {
  readonly #socket: Socket;
  readonly #frames = new FrameReader();
  readonly #waiting: ((answer: Uint8Array) => void)[] = [];
  #gone = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      for (const answer of this.#frames.push(chunk)) this.#waiting.shift()?.(answer);
    });
    socket.on('close', () => {
      this.#gone = true;
      for (const answer of this.#waiting.splice(0)) answer(new Uint8Array());
    });
  }

  signal(power: PowerSignal): void {
    if (!this.#gone) this.#socket.write(frame(Buffer.from([CONTROL[power]])));
  }

  answerToReset(): Promise<Uint8Array> {
    return this.#ask(Buffer.from([CONTROL.atr]));
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.#ask(command);
  }

  #ask(question: Uint8Array): Promise<Uint8Array> {
    if (this.#gone) return Promise.resolve(new Uint8Array());
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.write(frame(question));
    });
  }
}

export interface Vpcd {
  readonly transport: CardTransport;
  /** Where virtual cards connect to. */
  readonly port: number;
}

/**
 * The reader's side of the vpcd protocol, for machines without pcscd: the same virtual card connects to this port and is
 * met over the same bytes. Port 0 takes a free one. Closing the transport closes the port.
 */
export async function openVpcd({ host = '127.0.0.1', port = 0 } = {}): Promise<Vpcd> {
  const slot = new VirtualSlot('Virtual PCD without PC/SC');
  const server = createServer();
  let current: Socket | undefined;

  server.on('connection', (socket) => {
    // A card that left says so by an error or by closing; both end in 'close'.
    socket.on('error', () => undefined);
    if (current !== undefined) {
      socket.destroy();
      return;
    }
    current = socket;
    slot.lay(new RemoteCard(socket));
    socket.on('close', () => {
      current = undefined;
      slot.lift();
    });
  });
  server.listen(port, host);
  await once(server, 'listening');

  const transport: CardTransport = {
    kind: slot.kind,
    status: () => slot.status(),
    subscribe: (listener) => slot.subscribe(listener),
    connect: () => slot.connect(),
    async close() {
      await slot.close();
      current?.destroy();
      await closed(server);
    },
  };
  return { transport, port: portOf(server) };
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP port');
  return address.port;
}
