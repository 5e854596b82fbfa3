import type { CashStatus } from '#devices/cash/port.ts';
import type { Key, KeypadPort } from '#devices/keypad/port.ts';

import type { Desk } from '../visit/desk.ts';
import type { DeviceEvent } from '../visit/events.ts';

/** What becomes of what the devices tell. */
export interface Ears {
  readonly key: (key: Key) => void;
  readonly visit: (event: DeviceEvent) => void;
  readonly credited: () => void;
  readonly cashStatus: (status: CashStatus) => void;
}

/** Listens to every device at once; answers how to stop. */
export function hearDevices(
  { card, cash }: Pick<Desk, 'card' | 'cash'>,
  keypad: Pick<KeypadPort, 'subscribe'> | undefined,
  ears: Ears,
): () => void {
  const stops = [
    keypad?.subscribe((event) => void (event.type === 'key' && ears.key(event.key))),
    card.subscribe((event) => {
      if (event.type === 'inserted') ears.visit({ type: 'card.inserted' });
      if (event.type === 'removed') ears.visit({ type: 'card.removed' });
    }),
    cash.subscribe((event) => {
      if (event.type === 'credited') ears.credited();
      if (event.type === 'refused') ears.visit({ type: 'cash.refused' });
      if (event.type === 'status') ears.cashStatus(event.status);
    }),
  ];
  return () => {
    for (const stop of stops) stop?.();
  };
}
