import { once } from 'node:events';

import { WebSocket } from 'ws';

import type { ToCore } from '#contract/action.ts';
import { ToRenderer } from '#contract/screen.ts';
import type { Frame } from '#contract/screen.ts';

/** How long anything may take before the measurement is given up, ms. */
export const GIVE_UP_MS = 30_000;

/** The window's end of the gateway's WebSocket, without a window. */
export interface Wire {
  /** The last frame that came. */
  frame(): Frame;
  /** When it came, on this process's clock, ms. */
  at(): number;
  /** Frames that came so far. */
  count(): number;
  /** Resolves with the first frame from now on that fits. */
  until(fits: (frame: Frame) => boolean): Promise<Frame>;
  send(message: ToCore): void;
  close(): Promise<void>;
}

/** Opens the start address as a window would, and links. */
export async function openWire(startUrl: string): Promise<Wire> {
  const { origin, host } = new URL(startUrl);
  const start = await fetch(startUrl);
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const socket = new WebSocket(`ws://${host}/link`, { headers: { cookie, origin } });
  let last: Frame | undefined;
  let at = 0;
  let count = 0;
  let listen: (frame: Frame) => void = () => {};
  socket.on('message', (data: Buffer) => {
    const now = performance.now();
    const message = ToRenderer.parse(JSON.parse(data.toString('utf8')));
    if (message.type === 'hello') return;
    last = message;
    at = now;
    count += 1;
    listen(message);
  });
  await once(socket, 'open');
  const until: Wire['until'] = (fits) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no frame came; last: ${last?.screen.name}`)),
        GIVE_UP_MS,
      );
      listen = (frame) => {
        if (!fits(frame)) return;
        clearTimeout(timer);
        listen = () => {};
        resolve(frame);
      };
    });
  return {
    frame() {
      if (!last) throw new Error('no frame has come');
      return last;
    },
    at: () => at,
    count: () => count,
    until,
    send: (message) => socket.send(JSON.stringify(message)),
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}
