import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import { servePrinter } from '#devices/printer/simulator/serve.ts';

const IPPTOOL = '/usr/bin/ipptool';
const installed = await access(IPPTOOL).then(
  () => true,
  () => false,
);

test.skipIf(!installed && process.env['CI'] === undefined)(
  'ipptool of CUPS accepts what the machine says',
  async () => {
    const served = await servePrinter(new PaperMachine({ clock: new HandClock() }), { port: 0 });
    try {
      const asked = ['-tv', '-T', '10', served.uri, 'get-printer-attributes.test'];
      const { stdout } = await promisify(execFile)(IPPTOOL, asked);
      expect(stdout).toMatch(/Get printer attributes using get-printer-attributes\s+\[PASS\]/);
      expect(stdout).toContain('media-supported (keyword) = iso_a4_210x297mm');
      expect(stdout).toContain('printer-media-sheets-completed (integer) = 1000');
    } finally {
      await served.close();
    }
  },
);
