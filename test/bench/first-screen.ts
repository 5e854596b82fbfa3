import { once } from 'node:events';

import { WebSocket } from 'ws';
import { z } from 'zod';

import { GIVE_UP_MS } from './wire.ts';

/** When things happened in the window, ms since 1970 on the machine's clock. */
export const FirstScreen = z.object({
  /** The first byte of the screens' page came from the gateway. */
  firstByte: z.number(),
  /** Something was painted: the calm word that the terminal is starting. */
  firstPaint: z.number(),
  /** The first screen (待ち受け) was drawn, in its own letters. */
  drawn: z.number(),
});
export type FirstScreen = z.infer<typeof FirstScreen>;

const Heard = z.object({
  method: z.string().optional(),
  params: z
    .object({
      sessionId: z.string().optional(),
      targetInfo: z.object({ type: z.string() }).optional(),
      payload: z.string().optional(),
    })
    .optional(),
});

/** Waits in a Chromium that has just been started, by the Chrome DevTools Protocol, for the first screen. */
export async function firstScreenIn(debuggerUrl: string): Promise<FirstScreen> {
  const socket = new WebSocket(debuggerUrl);
  await once(socket, 'open');
  let id = 0;
  const send = (method: string, params: object, sessionId?: string): void => {
    id += 1;
    socket.send(JSON.stringify({ id, method, params, sessionId }));
  };
  const reported = new Promise<FirstScreen>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the first screen never came')), GIVE_UP_MS);
    socket.on('message', (data: Buffer) => {
      const { method, params = {} } = Heard.parse(JSON.parse(data.toString('utf8')));
      if (method === 'Target.attachedToTarget') {
        if (params.targetInfo?.type === 'page') watch(send, params.sessionId);
        send('Runtime.runIfWaitingForDebugger', {}, params.sessionId);
      }
      if (method !== 'Runtime.bindingCalled' || params.payload === undefined) return;
      clearTimeout(timer);
      resolve(FirstScreen.parse(JSON.parse(params.payload)));
    });
  });
  send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  const first = await reported;
  socket.terminate();
  return first;
}

function watch(
  send: (method: string, params: object, sessionId?: string) => void,
  sessionId: string | undefined,
): void {
  send('Page.enable', {}, sessionId);
  send('Runtime.enable', {}, sessionId);
  send('Runtime.addBinding', { name: 'reportFirstScreen' }, sessionId);
  send('Page.addScriptToEvaluateOnNewDocument', { source: `(${reportOnce.toString()})()` }, sessionId);
}

declare global {
  function reportFirstScreen(report: string): void;
}

/** Runs inside the page. */
function reportOnce(): void {
  const drawn = async (): Promise<void> => {
    await document.fonts.ready;
    requestAnimationFrame(() => requestAnimationFrame(report));
  };
  const report = (): void => {
    const [navigation] = performance.getEntriesByType('navigation');
    const firstByte =
      navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : Number.NaN;
    const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    const here = performance.timeOrigin;
    reportFirstScreen(
      JSON.stringify({
        firstByte: here + firstByte,
        firstPaint: here + firstPaint,
        drawn: here + performance.now(),
      }),
    );
  };
  const observer = new MutationObserver(() => {
    if (document.querySelector('[data-screen="idle"]') === null) return;
    observer.disconnect();
    void drawn();
  });
  observer.observe(document, { subtree: true, childList: true });
}
