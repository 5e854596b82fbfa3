import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';

/** What a terminal proves itself with (PEM), and the authority under which the center does. */
export interface ClientIdentity {
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
}

/** The files of an identity, in the folder that terminal.json names. */
export const IDENTITY_FILES = {
  key: 'terminal-key.pem',
  certificate: 'terminal.pem',
  authority: 'authority.pem',
} as const;

/** A `fetch` that shows the terminal's certificate; Node's own has no way to. It follows no redirects. */
export type TlsFetch = (
  url: URL,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: string | Uint8Array<ArrayBuffer>;
    readonly redirect: 'error';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

export function tlsFetch({ key, certificate, authority }: ClientIdentity): TlsFetch {
  const agent = new Agent({ key, cert: certificate, ca: authority, minVersion: 'TLSv1.3', keepAlive: true });
  return async (url, { method, headers, body, signal }) => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = request(url, { agent, method, headers, signal }, resolve);
      call.once('error', reject);
      call.end(body);
    });
    const type = answer.headers['content-type'];
    return new Response(streamOf(answer), {
      status: answer.statusCode ?? 500,
      headers: type === undefined ? {} : { 'content-type': type },
    });
  };
}

function streamOf(answer: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<Buffer> = answer[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    cancel() {
      answer.destroy();
    },
  });
}
