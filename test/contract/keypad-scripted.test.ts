import { HandClock } from '#contract/testing/hand-clock.ts';
import { LONGEST_RETRY_MS, openKeypad } from '#devices/keypad/driver.ts';
import { ScriptedHid } from '#devices/keypad/simulator/scripted-hid.ts';
import { TEN_KEY_DEVICE } from '#devices/keypad/simulator/ten-key.ts';

import { keypadContract } from './keypad.ts';
import { Told } from './told.ts';

keypadContract('scripted', async () => {
  const clock = new HandClock();
  const hid = new ScriptedHid();
  const port = openKeypad({ device: TEN_KEY_DEVICE, clock, load: () => Promise.resolve(hid) });
  const told = new Told(port);
  return {
    next: () => told.next(),
    keys: hid.keys,
    send: (report) => hid.send(report),
    async plug(there) {
      hid.plug(there);
      if (there) await clock.pass(LONGEST_RETRY_MS);
    },
    close: () => port.close(),
  };
});
