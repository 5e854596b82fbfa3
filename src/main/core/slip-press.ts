import type { Composer } from '#certificates/compose.ts';
import { readSlip } from '#certificates/slips/read-slip.ts';
import type { SlipPlace } from '#certificates/slips/slip-document.ts';
import type { SlipPress } from '#flows/slip/slip-press.ts';

import type { Terminal } from '#contract/terminal.ts';
import type { InForce } from '#main/town/edition.ts';
import type { Devices } from './devices.ts';

/** Slips as the flows want them: out of their own printer where there is one, else out of the certificates' on A4. */
export function slipPressFor(
  terminal: Terminal,
  town: () => InForce,
  { printer, receiptPrinter }: Pick<Devices, 'printer' | 'receiptPrinter'>,
  composer: Pick<Composer, 'composeSlip'>,
): SlipPress {
  const paper = terminal.receipt?.paper ?? 'a4';
  return {
    printer: receiptPrinter ?? printer,
    comesFrom: receiptPrinter ? 'slips' : 'certificates',
    compose: (slip) => composer.composeSlip({ ...slip, place: placeOf(terminal, town()) }, paper),
    readBack: readSlip,
  };
}

function placeOf(terminal: Terminal, { town, site }: InForce): SlipPlace {
  const { prefecture, name, title } = town.municipality;
  // ひかり台町 and 町長 make ひかり台町長.
  const office = title.startsWith(name.slice(-1)) ? title.slice(1) : title;
  return {
    terminal: terminal.id,
    issuer: `${prefecture}${name}${office}`,
    counter: site.counter?.shown ?? site.shown,
    open: site.counter?.open,
    phone: site.helpDesk,
    madeUp: terminal.profile === 'demo',
  };
}
