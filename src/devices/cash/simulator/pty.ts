import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Pty {
  /** The terminal device, for `serial:`. */
  readonly path: string;
  close(): Promise<void>;
}

/**
 * A pseudo-terminal in front of a served bus, so that the driver's real serial port can be opened on it: made by socat,
 * which names the device once it is there. Rejects where socat is missing or ends before that.
 */
export async function openPty(socketPath: string): Promise<Pty> {
  const socat = spawn('socat', ['-d', '-d', 'PTY,raw,echo=0', `UNIX-CONNECT:${socketPath}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  const path = await new Promise<string>((resolve, reject) => {
    socat.on('error', reject);
    socat.on('exit', () => reject(new Error(`socat ended: ${told}`)));
    socat.stderr.setEncoding('utf8').on('data', (text: string) => {
      told = (told + text).slice(-4096);
      const device = /PTY is (\S+)/.exec(told)?.[1];
      if (device !== undefined && told.includes('starting data transfer loop')) resolve(device);
    });
  });
  return {
    path,
    close: async () => {
      if (socat.exitCode !== null || socat.signalCode !== null) return;
      const ended = once(socat, 'exit');
      socat.kill();
      await ended;
    },
  };
}
