import type { OnWire } from '#devices/cash/simulator/serve.ts';
import type { Key } from '#devices/keypad/port.ts';
import { TenKey } from '#devices/keypad/simulator/ten-key.ts';

import type { BenchKey } from './verbs.ts';

/** The tactile ten-key that stands on the bench: its reports go out over a socket, and nothing comes back. */
export class BenchTenKey implements OnWire {
  readonly wire = {
    connect: (send: (bytes: Uint8Array) => void): void => void (this.#send = send),
    receive: (): void => undefined,
  };
  /** How many keys were pressed; which ones, nobody keeps. */
  pressed = 0;
  #send: (bytes: Uint8Array) => void = () => undefined;
  readonly #keys = new TenKey((report) => this.#send(report));

  press(key: BenchKey): void {
    this.pressed += 1;
    this.#keys.press(keyNamed(key));
  }
}

function keyNamed(name: BenchKey): Key {
  if (name === 'erase' || name === 'clear' || name === 'enter') return { key: name };
  return { key: 'digit', digit: Number(name) };
}
