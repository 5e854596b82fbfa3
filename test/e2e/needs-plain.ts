import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What even the plain wires need: no pcscd, no pseudo-terminal, no poppler. */
const NEEDED = [
  '/usr/bin/chromium',
  fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url)),
];
/** The one that is missing, if any is: a test then says so, and fails under CI. */
export const missingOnPlainWires = NEEDED.find((file) => !existsSync(file));
if (missingOnPlainWires !== undefined && process.env['CI'] !== undefined)
  throw new Error(`${missingOnPlainWires} is missing`);
