import { rmSync } from 'node:fs';

import type { Clock } from '#contract/clock.ts';
import type { Build } from '#devices/cash/simulator/build.ts';
import { CashMachine } from '#devices/cash/simulator/machine.ts';
import { openPty } from '#devices/cash/simulator/pty.ts';
import { serveBus } from '#devices/cash/simulator/serve.ts';
import type { OnWire, ServedBus } from '#devices/cash/simulator/serve.ts';
import { ExitSensor } from '#devices/paper-exit/simulator/exit-sensor.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import { servePrinter } from '#devices/printer/simulator/serve.ts';

import { CardPanel } from './card-panel.ts';
import type { BenchConfig } from './config.ts';
import { SheetTray } from './sheet-tray.ts';
import { BenchTenKey } from './ten-key.ts';

/** Coins in each hopper when the bench starts; the demo terminal's books begin with the same. */
export const FILL = { 10: 60, 50: 60, 100: 100, 500: 40 } as const;

/** Coins that a hopper holds, and sheets that the paper tray holds. */
export const HOPPER_COINS = 500;
export const TRAY_SHEETS = 500;

/** Hoppers that answer whatever they are asked at the start: those that do not keep a terminal waiting for eight seconds. */
const PROMPT: Build = { hoppers: 'open' };

/** Everything that stands on the bench, and where the core finds it. */
export interface Machines {
  readonly card: CardPanel;
  readonly cash: CashMachine;
  readonly paper: PaperMachine;
  /** Across the output tray. */
  readonly exit: ExitSensor;
  readonly tray: SheetTray;
  readonly tenKey: BenchTenKey;
  readonly addresses: {
    readonly cash: string;
    readonly printer: string;
    readonly paperExit: string;
    readonly keypad: string;
  };
  close(): Promise<void>;
}

/** Sets the simulators up, each on its wire. */
export async function openMachines(config: BenchConfig, clock: Clock): Promise<Machines> {
  const card = await CardPanel.open({
    folder: config.authority,
    cards: config.cards,
    vpcd: config.card.vpcd,
    clock,
  });
  const cash = new CashMachine({
    clock,
    pace: config.pace,
    fill: FILL,
    capacity: HOPPER_COINS,
    build: PROMPT,
  });
  const bus = await openWire(cash, config.cash);
  const paper = new PaperMachine({ clock, sheets: 100, msPerSheet: config.pace === 'real' ? 2_500 : 0 });
  const printer = await servePrinter(paper, config.printer);
  const exit = new ExitSensor(() => paper.view().output.length > 0);
  const sensor = await openWire(exit, config.paperExit);
  const tenKey = new BenchTenKey();
  const keys = await openWire(tenKey, { wire: 'unix', socket: config.keypad.socket });
  return {
    card,
    cash,
    paper,
    exit,
    tray: new SheetTray(),
    tenKey,
    addresses: { cash: bus.address, printer: printer.uri, paperExit: sensor.address, keypad: keys.address },
    async close() {
      await card.lift();
      await bus.close();
      await sensor.close();
      await keys.close();
      await printer.close();
    },
  };
}

/** Without socat there is no pseudo-terminal: the same bytes then travel over the socket. */
async function openWire(machine: OnWire, { wire, socket }: BenchConfig['cash']): Promise<ServedBus> {
  rmSync(socket, { force: true });
  const bus = await serveBus(machine, { unix: socket });
  const pty = wire === 'pty' ? await openPty(socket).catch(() => undefined) : undefined;
  return {
    address: pty ? `serial:${pty.path}` : bus.address,
    async close() {
      await pty?.close();
      await bus.close();
    },
  };
}
