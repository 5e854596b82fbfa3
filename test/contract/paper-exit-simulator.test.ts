import { HandClock } from '#contract/testing/hand-clock.ts';
import { openPaperExit, POLL_MS } from '#devices/paper-exit/driver.ts';
import { EXIT_SENSOR, ExitSensor } from '#devices/paper-exit/simulator/exit-sensor.ts';
import { ScriptedPaperExit } from '#flows/testing/paper-exit.ts';

import { paperExitContract } from './paper-exit.ts';
import { Told } from './told.ts';

paperExitContract('scripted', () => {
  const port = new ScriptedPaperExit();
  port.become({ exit: 'unknown' });
  const told = new Told(port);
  let paper = false;
  const say = (): void => port.become({ exit: paper ? 'paper' : 'empty' });
  queueMicrotask(() => setImmediate(say));
  return Promise.resolve({
    port,
    next: () => told.next(),
    lay(there: boolean) {
      const changed = paper !== there;
      paper = there;
      if (changed && port.status().exit !== 'fault') say();
    },
    plug(there: boolean) {
      if (there) say();
      else port.become({ exit: 'fault', fault: { code: 'silent', who: 'technician' } });
    },
    disturb: () => undefined,
    close: () => port.close(),
  });
});

paperExitContract('Modbus in memory', () => {
  const clock = new HandClock();
  let paper = false;
  const sensor = new ExitSensor(() => paper);
  let disturb: (bytes: Uint8Array) => void = () => undefined;
  const port = openPaperExit({
    profile: { ...EXIT_SENSOR, address: 'unix:/in/memory' },
    clock,
    connect(listener) {
      disturb = listener.data;
      sensor.wire.connect(listener.data);
      return Promise.resolve({
        write: (bytes) => sensor.wire.receive(bytes),
        close: () => Promise.resolve(),
      });
    },
  });
  const told = new Told(port);
  return Promise.resolve({
    port,
    next: () => clock.run(told.next()),
    lay: (there: boolean) => void (paper = there),
    plug: (there: boolean) => void (sensor.plugged = there),
    disturb: (bytes: Uint8Array) => disturb(bytes),
    lamp: {
      light: (on: boolean) => port.light(on),
      isLit() {
        clock.advance(POLL_MS);
        return sensor.lit;
      },
    },
    close: () => port.close(),
  });
});
