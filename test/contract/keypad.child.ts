import { machineClock } from '#contract/clock.ts';
import { openKeypad } from '#devices/keypad/driver.ts';
import { TEN_KEY_DEVICE } from '#devices/keypad/simulator/ten-key.ts';

/** The real driver in a process of its own: only there the device is to be seen. Tells its parent what the port tells. */
const port = openKeypad({ device: TEN_KEY_DEVICE, clock: machineClock });
port.subscribe((event) => process.send?.(event));
process.once('disconnect', () => void port.close().then(() => process.exit(0)));
