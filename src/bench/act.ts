import type { Machines } from './machines.ts';
import type { Verb } from './verbs.ts';

/** Carries out what a hand does. `cutPower` is not the bench's own: it asks for it to be done. */
export async function act(
  { card, cash, paper, tray }: Machines,
  verb: Verb,
  cutPower: () => void,
): Promise<void> {
  switch (verb.do) {
    case 'layCard':
      await card.lay(verb.card);
      return;
    case 'liftCard':
      return card.lift();
    case 'resetTries':
      return card.resetTries(verb.card);
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
    case 'cashPower':
      return verb.on ? cash.restorePower() : cash.cutPower();
    case 'takeSheets':
      return tray.take(paper.takeSheets());
    case 'loadPaper':
      return paper.loadPaper(verb.sheets);
    case 'emptyPaper':
      return paper.emptyPaper();
    case 'jamPrinter':
      return paper.jam();
    case 'clearPrinter':
      return paper.clearJam();
    case 'printerCover':
      return verb.open ? paper.openCover() : paper.closeCover();
    case 'emptyToner':
      return paper.emptyToner();
    case 'replaceToner':
      return paper.replaceToner();
    case 'printerPower':
      return verb.on ? paper.powerOn() : paper.powerOff();
    case 'cutPower':
      return cutPower();
  }
}
