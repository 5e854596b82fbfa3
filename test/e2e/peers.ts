import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { whyNoPcscd } from '../peers/pcscd.ts';
import { CHROMIUM } from './shells.ts';

const PAGE = fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url));

/** Why whole visits cannot be made here, or undefined when they can. In continuous integration they must be: that throws. */
export function whyNoVisits(): string | undefined {
  const why = whyNoPcscd() ?? missing('/usr/bin/socat', CHROMIUM, '/usr/bin/pdftotext', PAGE);
  if (why !== undefined && process.env['CI'] !== undefined) throw new Error(why);
  return why;
}

function missing(...files: readonly string[]): string | undefined {
  const absent = files.find((file) => !existsSync(file));
  return absent === undefined ? undefined : `${absent} is missing`;
}
