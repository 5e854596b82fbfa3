import { z } from 'zod';

import { lineTo } from '#devices/cash/cctalk/line.ts';

/** The real line in a process of its own: only there the bridge is to be seen. Passes bytes on to its parent, and back. */
const Bytes = z.hex();
try {
  const line = await lineTo('hid:')({
    data: (bytes) => process.connected && process.send?.({ data: Buffer.from(bytes).toString('hex') }),
    closed: () => process.connected && process.send?.({ closed: true }),
  });
  process.on('message', (message) => line.write(Buffer.from(Bytes.parse(message), 'hex')));
  process.once('disconnect', () => void line.close().then(() => process.exit(0)));
  process.send?.({ open: true });
} catch {
  process.send?.({ open: false });
  process.disconnect();
}
