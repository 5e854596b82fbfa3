import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { CHROMIUM } from './theatre.ts';

const PAGE = fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url));

/** Whether tests in a browser must be skipped here. In continuous integration they must not: that throws. */
export function browserIsMissing(): boolean {
  const missing = [
    existsSync(CHROMIUM) ? '' : `${CHROMIUM} is not installed`,
    existsSync(PAGE) ? '' : 'dist/renderer is not built (npm run build)',
  ].filter(Boolean);
  if (missing.length === 0) return false;
  const reason = missing.join('; ');
  if (process.env['CI']) throw new Error(reason);
  console.warn(`Browser tests skipped: ${reason}`);
  return true;
}
