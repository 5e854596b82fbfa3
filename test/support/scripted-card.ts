import { ok } from '#contract/result.ts';

import type { CardConnection } from '#devices/card/transport.ts';

/** For tests: a connection that gives prepared answers (hex) in turn and remembers what it was sent. */
export function scripted(answers: readonly string[]): { connection: CardConnection; sent: string[] } {
  const rest = [...answers];
  const sent: string[] = [];
  const connection: CardConnection = {
    transmit(command) {
      sent.push(Buffer.from(command).toString('hex'));
      const answer = rest.shift();
      return answer === undefined
        ? new Promise(() => undefined)
        : Promise.resolve(ok(Buffer.from(answer, 'hex')));
    },
    disconnect: () => Promise.resolve(),
  };
  return { connection, sent };
}

/** For tests: a connection on which this function answers. */
export function answering(answer: (command: Uint8Array) => Uint8Array): CardConnection {
  return {
    transmit: (command) => Promise.resolve(ok(answer(command))),
    disconnect: () => Promise.resolve(),
  };
}
