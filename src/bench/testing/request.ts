import { request } from 'node:http';

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks exactly this: `fetch` would tidy the path and refuse to name another host. */
export function ask(
  url: string,
  { method = 'GET', path = '/', headers = {}, body }: Asked,
): Promise<Answered> {
  const { hostname, port, host } = new URL(url);
  // Node leaves the length out for methods that have no body as a rule.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = { hostname, port, method, path, agent: false, headers: { host, ...length, ...headers } };
  return new Promise((resolve, reject) => {
    const asking = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
