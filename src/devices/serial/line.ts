import { createConnection } from 'node:net';
import { SerialPort } from 'serialport';

/** A stream of bytes to and from what is at the other end. */
export interface Line {
  write(bytes: Uint8Array): void;
  close(): Promise<void>;
}

export interface LineListener {
  readonly data: (bytes: Uint8Array) => void;
  /** The line has ended, by either side or by an error. Told once. */
  readonly closed: (cause: unknown) => void;
}

/** Opens a line; rejects where it cannot be opened. */
export type Connect = (listener: LineListener) => Promise<Line>;

export interface SerialSettings {
  readonly baudRate: number;
  readonly dataBits: 8;
  readonly parity: 'none' | 'even';
  readonly stopBits: 1;
}

/**
 * Reads an address from the configuration: `serial:/dev/ttyUSB0`, `unix:/path` or `tcp:127.0.0.1:port`; undefined for one that is
 * none of them.
 */
export function lineAt(address: string, settings: SerialSettings): Connect | undefined {
  const serial = /^serial:(\/.+)$/.exec(address)?.[1];
  if (serial !== undefined) return (listener) => openSerial(serial, settings, listener);
  const unix = /^unix:(\/.+)$/.exec(address)?.[1];
  if (unix !== undefined) return (listener) => openSocket({ path: unix }, listener);
  const tcp = /^tcp:127\.0\.0\.1:(\d{1,5})$/.exec(address)?.[1];
  if (tcp === undefined) return undefined;
  return (listener) => openSocket({ host: '127.0.0.1', port: Number(tcp) }, listener);
}

function openSerial(path: string, settings: SerialSettings, listener: LineListener): Promise<Line> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, ...settings, lock: true, autoOpen: false });
    port.on('data', (bytes: Buffer) => listener.data(bytes));
    port.on('close', (cause: unknown) => listener.closed(cause));
    // An error without the port's end shows itself as silence, and is handled as such.
    port.on('error', () => undefined);
    port.open((cause) => {
      if (cause) reject(cause);
      else resolve({ write: (bytes) => void port.write(bytes), close: () => closePort(port) });
    });
  });
}

function closePort(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (!port.isOpen) resolve();
    else port.close(() => resolve());
  });
}

function openSocket(
  to: { readonly path: string } | { readonly host: string; readonly port: number },
  listener: LineListener,
): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(to).setNoDelay();
    let cause: unknown;
    socket.on('error', (error) => {
      cause = error;
      reject(error);
    });
    socket.on('data', (bytes) => listener.data(bytes));
    socket.on('close', () => listener.closed(cause));
    socket.on('connect', () =>
      resolve({
        write: (bytes) => void socket.write(bytes),
        close: () =>
          new Promise((done) => {
            if (socket.closed) done();
            else socket.once('close', () => done()).destroy();
          }),
      }),
    );
  });
}
