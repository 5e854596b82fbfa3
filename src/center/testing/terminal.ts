import { AuthenticateReply, NonceReply } from '#contract/center.ts';
import { VisitId } from '#contract/ids.ts';
import type { TerminalId } from '#contract/ids.ts';

import type { TestCard } from './cards.ts';
import { TERMINALS } from './running-center.ts';
import type { RunningCenter } from './running-center.ts';

/** The center's HTTP answer, its body parsed. */
export interface Heard {
  readonly status: number;
  readonly body: unknown;
}

/** One terminal in one visit, as it talks to the center. */
export interface TestTerminal {
  readonly place: { readonly terminal: TerminalId; readonly visit: VisitId };
  readonly call: (name: string, body: object) => Promise<Heard>;
  readonly nonce: () => Promise<string>;
  readonly authenticate: (card: TestCard, changes?: object) => Promise<AuthenticateReply>;
}

export function terminalAt(center: RunningCenter, visit = 'visit-1', which: 0 | 1 = 0): TestTerminal {
  const { id, secret } = TERMINALS[which];
  const place = { terminal: id, visit: VisitId.parse(visit) };
  const call = (name: string, body: object) =>
    post(center, `/v1/${name}`, JSON.stringify(body), { authorization: `Bearer ${secret}` });
  const nonce = async () => {
    const { body } = await call('nonce', place);
    return NonceReply.parse(body).nonce;
  };
  return {
    place,
    call,
    nonce,
    async authenticate({ certificate, algorithm, sign }, changes = {}) {
      const challenge = await nonce();
      const signature = sign(Buffer.from(challenge, 'base64'));
      const request = { ...place, nonce: challenge, certificate, algorithm, signature, ...changes };
      const { body } = await call('authenticate', request);
      return AuthenticateReply.parse(body);
    },
  };
}

export async function post(
  center: RunningCenter,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Heard> {
  const response = await fetch(center.url() + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const heard: unknown = await response.json();
  return { status: response.status, body: heard };
}
