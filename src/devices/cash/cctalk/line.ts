import { lineAt } from '../../serial/line.ts';
import type { Connect, SerialSettings } from '../../serial/line.ts';
import { hidLine } from './hid-line.ts';

export type { Connect, Line, LineListener } from '../../serial/line.ts';

/** ccTalk's rate on the wire: 9600 baud, 8 data bits, no parity, 1 stop bit (part 1, 6). */
const SERIAL_SETTINGS: SerialSettings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 };

/**
 * Reads an address from the configuration: `serial:/dev/ttyUSB0`, `hid:SERIAL` (`hid:` for the only bridge), `unix:/path` or
 * `tcp:127.0.0.1:port`.
 */
export function lineTo(address: string): Connect {
  const bridge = /^hid:([\w-]*)$/.exec(address)?.[1];
  const line = bridge === undefined ? lineAt(address, SERIAL_SETTINGS) : hidLine(bridge);
  if (line) return line;
  throw new Error(
    `cash address not understood: ${address} (serial:/dev/…, hid:SERIAL, unix:/path or tcp:127.0.0.1:port)`,
  );
}
