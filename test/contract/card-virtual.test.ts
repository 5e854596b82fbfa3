import { machineClock } from '#contract/clock.ts';
import { openCardReader } from '#devices/card/reader.ts';
import { VirtualSlot } from '#devices/card/simulator/slot.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';
import { openVpcd } from '#devices/card/simulator/vpcd.ts';

import { cardContract } from './card.ts';

cardContract('a slot in this process', async (trust, clock) => {
  const transport = new VirtualSlot();
  const port = openCardReader({ transport, trust, clock });
  return {
    port,
    lay: async (card) => transport.lay(card),
    lift: async () => transport.lift(),
    close: () => port.close(),
  };
});

cardContract('the vpcd protocol without pcscd', async (trust, clock) => {
  const { transport, port: tcp } = await openVpcd();
  const port = openCardReader({ transport, trust, clock });
  const reader = new VirtualReader({ port: tcp, clock: machineClock });
  return {
    port,
    lay: (card) => reader.lay(card),
    lift: () => reader.lift(),
    close: async () => {
      await reader.lift();
      await port.close();
    },
  };
});
