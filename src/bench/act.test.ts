import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';

import {
  modifyInhibits,
  modifyMasterInhibit,
  readCoinEvents,
  readNoteEvents,
  routeNote,
  setDefaultPath,
} from '#devices/cash/cctalk/acceptor-commands.ts';
import type { Command } from '#devices/cash/cctalk/command.ts';
import { encodeFrame, HOST } from '#devices/cash/cctalk/frame.ts';
import { dispenseCoins, enableHopper } from '#devices/cash/cctalk/hopper-commands.ts';

import { act, MAX_SPOILT } from './act.ts';
import { HOPPER_COINS, TRAY_SHEETS } from './machines.ts';
import type { Machines } from './machines.ts';
import { openTestFolder, openTestMachines } from './testing/machines.ts';
import { print } from './testing/sheet.ts';
import { Verb } from './verbs.ts';
import { benchView } from './view.ts';
import type { BenchView } from './view.ts';

const keys = openTestFolder();
afterAll(() => keys.remove());

let machines: Machines;
let cuts = 0;
beforeEach(async () => {
  machines = await openTestMachines({ keys: keys.path });
  cuts = 0;
});
afterEach(() => machines.close());

const does = (verb: Verb) => act(machines, verb, () => (cuts += 1));
const left = ({ card }: BenchView, id: string) => card.cards.find((known) => known.id === id)?.triesLeft;
const coinsOf = ({ cash }: BenchView, coin: number) => cash.hoppers.find((it) => it.coin === coin)?.coins;

test('a key of the ten-key goes down and up, one report each', async () => {
  const reports: string[] = [];
  machines.tenKey.wire.connect((report) => reports.push(Buffer.from(report).toString('hex')));
  await does({ do: 'pressKey', key: '5' });
  expect(reports).toEqual(['00005d0000000000', '0000000000000000']);
});

/** The hopper of 100-yen coins, as the terminal asks it. */
const HOPPER = { address: 5, serial: 10_000_004 };
const payTwo = dispenseCoins(HOPPER.serial, 2, 'open');

const ACCEPTOR = { address: 2 };
const VALIDATOR = { address: 40 };

function ask(
  { header, data }: Pick<Command<unknown>, 'header' | 'data'>,
  device: { readonly address: number } = HOPPER,
): void {
  machines.cash.wire.receive(encodeFrame({ destination: device.address, source: HOST, header, data }));
}

interface Case {
  /** What hands did before. */
  readonly after?: readonly Verb[];
  readonly verb: Verb;
  /** What is to be seen of it, and how it looks then. */
  readonly see: (view: BenchView) => unknown;
  readonly is: unknown;
}

const lay: Verb = { do: 'layCard', card: 'single' };
const coin: Verb = { do: 'insertCoin', coin: 100 };
const jam: Verb = { do: 'jamCash', part: 'hopper:100' };
const lie: Verb = { do: 'printerLie', lie: 'earlyCompleted', on: true };

const CASES: readonly Case[] = [
  { verb: lay, see: ({ card }) => card.onReader, is: 'single' },
  { after: [lay], verb: { do: 'layCard', card: 'juki' }, see: ({ card }) => card.onReader, is: 'juki' },
  { after: [lay], verb: { do: 'liftCard' }, see: ({ card }) => card.onReader, is: null },
  {
    verb: { do: 'resetTries', card: 'pin-blocked' },
    see: (view) => left(view, 'pin-blocked'),
    is: 3,
  },
  // Nobody polls the acceptor here: its gates are shut, and what is put in comes back.
  { verb: coin, see: ({ cash }) => [cash.inserted, cash.gotBack], is: [100, 100] },
  { verb: { do: 'insertNote' }, see: ({ cash }) => [cash.inserted, cash.gotBack], is: [1000, 1000] },
  { verb: { do: 'fillHopper', coin: 50, coins: 20 }, see: (view) => coinsOf(view, 50), is: 80 },
  { verb: { do: 'emptyHopper', coin: 50 }, see: (view) => coinsOf(view, 50), is: 0 },
  { verb: jam, see: ({ cash }) => cash.jammed, is: ['hopper:100'] },
  { after: [jam], verb: { do: 'clearCash', part: 'hopper:100' }, see: ({ cash }) => cash.jammed, is: [] },
  { verb: { do: 'cashPower', on: false }, see: ({ cash }) => cash.powered, is: false },
  {
    after: [{ do: 'cashPower', on: false }],
    verb: { do: 'cashPower', on: true },
    see: ({ cash }) => cash.powered,
    is: true,
  },
  { verb: { do: 'cashCable', plugged: false }, see: ({ cash }) => cash.plugged, is: false },
  {
    after: [{ do: 'cashCable', plugged: false }],
    verb: { do: 'cashCable', plugged: true },
    see: ({ cash }) => cash.plugged,
    is: true,
  },
  {
    verb: { do: 'spoilCashReply', how: 'lost', to: 'payout' },
    see: ({ cash }) => cash.spoilt,
    is: ['lost'],
  },
  {
    verb: { do: 'spoilCashReply', how: 'unheard', to: 'route' },
    see: ({ cash }) => cash.spoilt,
    is: ['unheard'],
  },
  {
    verb: { do: 'jamNote', where: 'mouth' },
    see: ({ cash }) => [cash.noteJam, cash.jammed],
    is: ['mouth', ['noteValidator']],
  },
  { verb: { do: 'stickGate', on: true }, see: ({ cash }) => cash.gateSticks, is: true },
  {
    after: [{ do: 'stickGate', on: true }],
    verb: { do: 'stickGate', on: false },
    see: ({ cash }) => cash.gateSticks,
    is: false,
  },
  { verb: { do: 'fillStacker' }, see: ({ cash }) => cash.stackerFull, is: true },
  {
    after: [{ do: 'fillStacker' }],
    verb: { do: 'emptyStacker' },
    see: ({ cash }) => cash.stackerFull,
    is: false,
  },
  { verb: { do: 'loadPaper', sheets: 50 }, see: ({ printer }) => printer.tray, is: 150 },
  { verb: { do: 'unloadPaper' }, see: ({ printer }) => printer.tray, is: 0 },
  { verb: { do: 'jamPrinter' }, see: ({ printer }) => printer.jamNext, is: true },
  {
    after: [{ do: 'jamPrinter' }],
    verb: { do: 'clearPrinter' },
    see: ({ printer }) => [printer.jamNext, printer.path],
    is: [false, 'clear'],
  },
  { verb: { do: 'exitDust', on: true }, see: ({ exit }) => exit.seesPaper, is: true },
  {
    after: [{ do: 'exitDust', on: true }],
    verb: { do: 'exitDust', on: false },
    see: ({ exit }) => exit.seesPaper,
    is: false,
  },
  { verb: { do: 'exitCable', plugged: false }, see: ({ exit }) => exit.plugged, is: false },
  {
    after: [{ do: 'exitCable', plugged: false }],
    verb: { do: 'exitCable', plugged: true },
    see: ({ exit }) => exit.plugged,
    is: true,
  },
  { verb: { do: 'printerCover', open: true }, see: ({ printer }) => printer.cover, is: 'open' },
  {
    after: [{ do: 'printerCover', open: true }],
    verb: { do: 'printerCover', open: false },
    see: ({ printer }) => printer.cover,
    is: 'closed',
  },
  { verb: { do: 'lowToner' }, see: ({ printer }) => printer.toner, is: 'low' },
  { verb: { do: 'emptyToner' }, see: ({ printer }) => printer.toner, is: 'empty' },
  {
    after: [{ do: 'emptyToner' }],
    verb: { do: 'replaceToner' },
    see: ({ printer }) => printer.toner,
    is: 'full',
  },
  { verb: { do: 'printerPower', on: false }, see: ({ printer }) => printer.power, is: 'off' },
  {
    after: [{ do: 'printerPower', on: false }],
    verb: { do: 'printerPower', on: true },
    see: ({ printer }) => printer.power,
    is: 'on',
  },
  {
    verb: { do: 'losePrinterReply', to: 'Send-Document' },
    see: ({ printer }) => printer.lies.loseReply,
    is: 'Send-Document',
  },
  { verb: lie, see: ({ printer }) => printer.lies.earlyCompleted, is: true },
  {
    after: [lie],
    verb: { ...lie, on: false },
    see: ({ printer }) => printer.lies.earlyCompleted,
    is: false,
  },
];

test.each(CASES)('$verb', async ({ after = [], verb, see, is }) => {
  for (const earlier of after) expect(await does(earlier)).toBe('done');
  expect(see(benchView(machines))).not.toEqual(is);
  expect(await does(verb)).toBe('done');
  expect(see(benchView(machines))).toEqual(is);
});

test('sheets are taken from the output tray into the hand', async () => {
  const printed = Promise.withResolvers<void>();
  machines.paper.subscribe(() => void (machines.paper.view().output.length === 2 && printed.resolve()));
  print(machines.paper, 2);
  await printed.promise;
  await does({ do: 'takeSheets' });
  const { printer, sheets } = benchView(machines);
  expect(printer.output).toEqual([]);
  expect(sheets).toEqual([1, 2]);
});

test('money in the payout tray is taken', async () => {
  ask(enableHopper());
  ask(payTwo);
  expect(benchView(machines).cash).toMatchObject({ tray: 200, gotBack: 0 });
  await does({ do: 'takeTray' });
  expect(benchView(machines).cash).toMatchObject({ tray: 0, gotBack: 200 });
});

test('a part that restarts has forgotten that it may pay', async () => {
  ask(enableHopper());
  await does({ do: 'restartCash', part: 'hopper:100' });
  ask(payTwo);
  expect(benchView(machines).cash.tray).toBe(0);
});

test('the spoilt reply is the one to the payout, and the payout takes place', async () => {
  await does({ do: 'spoilCashReply', how: 'lost', to: 'payout' });
  ask(enableHopper());
  expect(benchView(machines).cash.spoilt).toEqual(['lost']);
  ask(payTwo);
  expect(benchView(machines).cash).toMatchObject({ spoilt: [], tray: 200 });
});

test('an order that its hopper refuses is not carried out, and the next one is', async () => {
  await does({ do: 'refusePayout', coin: 100 });
  ask(enableHopper());
  ask(payTwo);
  expect(benchView(machines).cash.tray).toBe(0);
  ask(payTwo);
  expect(benchView(machines).cash.tray).toBe(200);
});

test('a coin that is swallowed lies in the cashbox, and the lever of the coin return gives nothing back', async () => {
  ask(readCoinEvents(), ACCEPTOR);
  ask(modifyInhibits([4]), ACCEPTOR);
  ask(setDefaultPath(5), ACCEPTOR);
  await does({ do: 'swallowCoin' });
  await does({ do: 'insertCoin', coin: 100 });
  await does({ do: 'pressCoinReturn' });
  expect(machines.cash.truth()).toMatchObject({ places: { cashbox: { 100: 1 } }, gotBack: 0 });
});

test('a note that sticks in the mouth can be pulled out', async () => {
  for (const command of [readNoteEvents(), modifyInhibits([4]), modifyMasterInhibit(true)])
    ask(command, VALIDATOR);
  await does({ do: 'jamNote', where: 'mouth' });
  await does({ do: 'insertNote' });
  ask(routeNote('stack'), VALIDATOR);
  expect(benchView(machines).cash).toMatchObject({ noteJam: 'mouth', gotBack: 0 });
  await does({ do: 'pullNote' });
  expect(benchView(machines).cash).toMatchObject({ noteJam: null, gotBack: 1000 });
});

test('the plug is pulled by whoever can', async () => {
  await does({ do: 'cutPower' });
  expect(cuts).toBe(1);
});

test('a card that is not in the deck is neither laid nor reset', async () => {
  expect(await does({ do: 'layCard', card: 'nobody' })).toBe('noSuchCard');
  expect(await does({ do: 'resetTries', card: 'nobody' })).toBe('noSuchCard');
  expect(benchView(machines).card.onReader).toBeNull();
});

test('hoppers, paper tray and spoilt replies hold so much and no more', async () => {
  await does({ do: 'emptyHopper', coin: 500 });
  for (const coins of [200, 200, HOPPER_COINS - 400])
    expect(await does({ do: 'fillHopper', coin: 500, coins })).toBe('done');
  expect(await does({ do: 'fillHopper', coin: 500, coins: 1 })).toBe('full');

  await does({ do: 'unloadPaper' });
  expect(await does({ do: 'loadPaper', sheets: TRAY_SHEETS })).toBe('done');
  expect(await does({ do: 'loadPaper', sheets: 1 })).toBe('full');

  for (let spoilt = 0; spoilt < MAX_SPOILT; spoilt++)
    expect(await does({ do: 'spoilCashReply', how: 'late', to: 'any' })).toBe('done');
  expect(await does({ do: 'spoilCashReply', how: 'late', to: 'any' })).toBe('full');
});

test('every verb is tried here', () => {
  const elsewhere = ['takeSheets', 'takeTray', 'restartCash', 'cutPower', 'refusePayout', 'swallowCoin'];
  elsewhere.push('pressCoinReturn', 'pullNote', 'pressKey');
  const tried = new Set([...CASES.map(({ verb }) => verb.do), ...elsewhere]);
  expect(Verb.options.map((option) => option.shape.do.value).filter((verb) => !tried.has(verb))).toEqual([]);
});
