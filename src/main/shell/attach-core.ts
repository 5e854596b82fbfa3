import { connect } from 'node:net';

import { hasCode } from './error-code.ts';
import type { StartCore } from './core-process.ts';
import { LinesIn, lineOf } from './json-lines.ts';

/**
 * Takes a core that runs already, under systemd and another account, for one's own: a shell cannot start, stop or kill it, only come
 * to it and leave. That it lives is systemd's care (`WatchdogSec=`).
 */
export function attachCore(path: string): StartCore {
  return (listener) => {
    const socket = connect(path);
    let why = 'closed';
    const lines = new LinesIn(
      (message) => listener.onMessage(message),
      () => socket.destroy(),
    );
    socket.on('data', (bytes) => lines.push(bytes));
    socket.on('error', (error) => {
      why = ['ENOENT', 'ECONNREFUSED', 'EACCES'].find((code) => hasCode(error, code)) ?? 'broken';
    });
    socket.on('close', () => listener.onExit(why));
    return {
      send(message) {
        if (message.type === 'stop') socket.end();
        else if (!socket.destroyed) socket.write(lineOf(message));
      },
      kill: () => void socket.destroy(),
    };
  };
}
