import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

import { openPty } from '#devices/cash/simulator/pty.ts';
import { serveBus } from '#devices/cash/simulator/serve.ts';
import { over } from '../support/cash-bench.ts';
import { realTime, socketPaths } from '../support/cash-wire.ts';
import { cashContract } from './cash.ts';

const socat = spawnSync('socat', ['-V']).status === 0;
const nextPath = socketPaths();

test.runIf(process.env['CI'] !== undefined)('socat is here in CI, so that the serial port is tried', () => {
  expect(socat).toBe(true);
});

describe.skipIf(!socat)('cash over a serial port (skipped where socat is missing)', () => {
  cashContract(
    realTime(async (machine) => {
      const path = nextPath();
      const bus = await serveBus(machine, { unix: path });
      const pty = await openPty(path);
      return {
        connect: over(`serial:${pty.path}`),
        close: async () => {
          await pty.close();
          await bus.close();
        },
      };
    }),
  );
});
