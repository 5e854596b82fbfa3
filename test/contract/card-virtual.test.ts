import { machineClock } from '#contract/clock.ts';
import { openCardReader } from '#devices/card/reader.ts';
import { VirtualSlot } from '#devices/card/simulator/slot.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';
import { openVpcd } from '#devices/card/simulator/vpcd.ts';

import { type OpenCardBench, cardContract } from './card.ts';
import { oddCardContract } from './card-odd.ts';

const inProcess: OpenCardBench = async (trust, clock) => {
  const transport = new VirtualSlot();
  const port = openCardReader({ transport, trust, clock });
  return {
    port,
    lay: async (card) => transport.lay(card),
    lift: async () => transport.lift(),
    close: () => port.close(),
  };
};

const overVpcd: OpenCardBench = async (trust, clock) => {
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
};

cardContract('a slot in this process', inProcess);
oddCardContract('a slot in this process', inProcess);
cardContract('the vpcd protocol without pcscd', overVpcd);
oddCardContract('the vpcd protocol without pcscd', overVpcd);
