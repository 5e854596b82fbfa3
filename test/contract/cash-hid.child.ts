import { z } from 'zod';

import { lineTo } from '#devices/cash/cctalk/line.ts';
import type { Line } from '#devices/cash/cctalk/line.ts';

/** What its parent asks of it. */
const Asked = z.union([z.literal('open'), z.literal('close'), z.strictObject({ write: z.hex() })]);

/** The real line in a process of its own: only there the bridge is to be seen. Opened as often as its parent wants, it passes bytes on. */
const tell = (message: object): void => void (process.connected && process.send?.(message));
let line: Line | undefined;

async function open(): Promise<void> {
  try {
    line = await lineTo('hid:')({
      data: (bytes) => tell({ data: Buffer.from(bytes).toString('hex') }),
      closed: () => tell({ closed: true }),
    });
    tell({ open: true });
  } catch {
    tell({ open: false });
  }
}

process.on('message', (message) => {
  const asked = Asked.parse(message);
  if (asked === 'open') void open();
  else if (asked === 'close') void line?.close();
  else line?.write(Buffer.from(asked.write, 'hex'));
});
process.once('disconnect', () => process.exit(0));
