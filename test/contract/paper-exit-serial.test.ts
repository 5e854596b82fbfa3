import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import { openPty } from '#devices/cash/simulator/pty.ts';
import { serveBus } from '#devices/cash/simulator/serve.ts';
import { openPaperExit } from '#devices/paper-exit/driver.ts';
import { EXIT_SENSOR, ExitSensor } from '#devices/paper-exit/simulator/exit-sensor.ts';

import { socketPaths } from '../support/cash-wire.ts';
import { paperExitContract } from './paper-exit.ts';
import { Told } from './told.ts';

const socat = spawnSync('socat', ['-V']).status === 0;
const nextPath = socketPaths();

test.runIf(process.env['CI'] !== undefined)('socat is here in CI, so that the serial port is tried', () => {
  expect(socat).toBe(true);
});

for (const wire of ['a socket', 'a serial port'] as const) {
  describe.skipIf(wire === 'a serial port' && !socat)(`over ${wire} (a serial port needs socat)`, () => {
    paperExitContract(`Modbus over ${wire}`, async () => {
      let paper = false;
      let disturb: (bytes: Uint8Array) => void = () => undefined;
      const sensor = new ExitSensor(() => paper);
      const { wire: own } = sensor;
      const path = nextPath();
      const served = await serveBus(
        {
          wire: {
            connect(send) {
              disturb = send;
              own.connect(send);
            },
            receive: own.receive,
          },
        },
        { unix: path },
      );
      const pty = wire === 'a serial port' ? await openPty(path) : undefined;
      const address = pty ? `serial:${pty.path}` : served.address;
      const port = openPaperExit({ profile: { ...EXIT_SENSOR, address }, clock: machineClock });
      const told = new Told(port);
      return {
        port,
        next: () => told.next(),
        lay: (there) => void (paper = there),
        plug: (there) => void (sensor.plugged = there),
        disturb: (bytes) => disturb(bytes),
        lamp: { light: (on) => port.light(on), isLit: () => sensor.lit },
        async close() {
          await port.close();
          await pty?.close();
          await served.close();
        },
      };
    });
  });
}
