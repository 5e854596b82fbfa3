import { connect } from 'node:net';

/** The port if nobody has it, else 0 (any free one) with a line that says so. */
export async function portOrAny(port: number, what: string, say: (line: string) => void): Promise<number> {
  if (!(await taken(port))) return port;
  say(`port ${port} is taken; ${what} takes another one`);
  return 0;
}

function taken(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
