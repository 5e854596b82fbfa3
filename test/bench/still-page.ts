import { once } from 'node:events';
import { createServer } from 'node:http';

import { z } from 'zod';

const PAGE = `<!doctype html><meta charset="utf-8"><title>still</title>
<button data-action="next" style="font-size:4rem;padding:4rem">0</button>
<script>
  const button = document.querySelector('button');
  let taps = 0;
  button.addEventListener('pointerdown', () => button.setAttribute('data-pressed', 'true'));
  button.addEventListener('pointerup', () => {
    button.removeAttribute('data-pressed');
    button.firstChild.data = String(++taps);
  });
</script>`;

const Address = z.object({ port: z.int() });

/** The named alternative to the screens: one button that changes one word by itself, the browser's own floor. */
export interface StillPage {
  readonly url: string;
  stop(): void;
}

export async function serveStillPage(): Promise<StillPage> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = Address.parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
