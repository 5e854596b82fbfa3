import { COMMAND } from '#devices/cash/cctalk/command.ts';
import type { CashMachine } from '#devices/cash/simulator/machine.ts';

import { HOPPER_COINS, TRAY_SHEETS } from './machines.ts';
import type { Machines } from './machines.ts';
import type { Verb } from './verbs.ts';

/** Replies that may be waiting to go wrong at once. */
export const MAX_SPOILT = 8;

/** The command that is meant; undefined for any. */
const SPOILT = { any: undefined, payout: COMMAND.dispenseCoins, route: COMMAND.routeNote } as const;

export type Acted = 'done' | 'noSuchCard' | 'full';

/** Carries out what a hand does. `cutPower` is not the bench's own: it asks for it to be done. */
export async function act(machines: Machines, verb: Verb, cutPower: () => void): Promise<Acted> {
  const why = whyNot(machines, verb);
  if (why !== undefined) return why;
  await move(machines, verb, cutPower);
  return 'done';
}

function whyNot({ card, cash, paper }: Machines, verb: Verb): Exclude<Acted, 'done'> | undefined {
  const full =
    (verb.do === 'fillHopper' && coinsIn(cash, verb.coin) + verb.coins > HOPPER_COINS) ||
    (verb.do === 'loadPaper' && paper.view().tray + verb.sheets > TRAY_SHEETS) ||
    (verb.do === 'spoilCashReply' && cash.wire.spoilt.length >= MAX_SPOILT);
  if (full) return 'full';
  const strange = (verb.do === 'layCard' || verb.do === 'resetTries') && !card.has(verb.card);
  return strange ? 'noSuchCard' : undefined;
}

function move(
  { card, cash, paper, exit, tray, tenKey }: Machines,
  verb: Verb,
  cutPower: () => void,
): void | Promise<void> {
  switch (verb.do) {
    case 'layCard':
      return card.lay(verb.card);
    case 'resetTries':
      return card.resetTries(verb.card);
    case 'liftCard':
      return card.lift();
    case 'insertCoin':
      return cash.insertCoin(verb.coin);
    case 'insertNote':
      return cash.insertNote(1000);
    case 'takeTray':
      return cash.takeTray();
    case 'fillHopper':
      return cash.fillHopper(verb.coin, verb.coins);
    case 'emptyHopper':
      return cash.emptyHopper(verb.coin);
    case 'jamCash':
      return cash.jam(verb.part);
    case 'clearCash':
      return cash.clearJam(verb.part);
    case 'jamNote':
      return cash.jamNote(verb.where);
    case 'pullNote':
      return cash.pullNote();
    case 'fillStacker':
      return cash.fillStacker();
    case 'emptyStacker':
      return cash.emptyStacker();
    case 'swallowCoin':
      return cash.swallowCoin();
    case 'pressCoinReturn':
      return cash.pressCoinReturn();
    case 'stickGate':
      return cash.stickGate(verb.on);
    case 'refusePayout':
      return cash.refusePayout(verb.coin);
    case 'restartCash':
      return cash.restart(verb.part);
    case 'cashPower':
      return verb.on ? cash.restorePower() : cash.cutPower();
    case 'cashCable':
      return verb.plugged ? cash.replug() : cash.unplug();
    case 'spoilCashReply':
      return cash.wire.fault(verb.how, 1, SPOILT[verb.to]);
    case 'takeSheets':
      return tray.take(paper.takeSheets());
    case 'pressKey':
      return tenKey.press(verb.key);
    case 'exitDust':
      exit.dirty = verb.on;
      return;
    case 'exitCable':
      exit.plugged = verb.plugged;
      return;
    case 'loadPaper':
      return paper.loadPaper(verb.sheets);
    case 'unloadPaper':
      return paper.unloadPaper();
    case 'jamPrinter':
      return paper.jam();
    case 'clearPrinter':
      return paper.clearJam();
    case 'printerCover':
      return verb.open ? paper.openCover() : paper.closeCover();
    case 'lowToner':
      return paper.lowToner();
    case 'emptyToner':
      return paper.emptyToner();
    case 'replaceToner':
      return paper.replaceToner();
    case 'printerPower':
      return verb.on ? paper.powerOn() : paper.powerOff();
    case 'losePrinterReply':
      paper.lies.loseReply = verb.to;
      return;
    case 'printerLie':
      paper.lies[verb.lie] = verb.on;
      return;
    case 'cutPower':
      return cutPower();
  }
}

function coinsIn(cash: CashMachine, coin: 10 | 50 | 100 | 500): number {
  return cash.truth().places[`hopper:${coin}`]?.[coin] ?? 0;
}
