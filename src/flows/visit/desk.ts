import type { CertificateDocument } from '#certificates/data.ts';
import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { Ids } from '#contract/ids.ts';
import type { Sides } from '#contract/paper.ts';
import type { Result } from '#contract/result.ts';
import type { CardPort } from '#devices/card/port.ts';
import type { CashPort } from '#devices/cash/port.ts';
import type { PaperExitPort } from '#devices/paper-exit/port.ts';
import type { PrinterPort } from '#devices/printer/port.ts';
import type { Ledger } from '#ledger/ledger.ts';

import type { CenterPort } from '../center-port.ts';
import type { SheetLabel } from '../person-check.ts';
import type { StaffDoor } from '../paper/staff-door.ts';
import type { SlipPress } from '../slip/slip-press.ts';

/** What a visit asks of the ledger (台帳): the part of it that a resident's money and papers need. */
export interface Books extends Pick<Ledger, 'balanceOf' | 'payableTo' | 'owe' | 'givenTo'> {
  readonly visits: Pick<Ledger['visits'], 'begin' | 'end'>;
  readonly issues: Pick<
    Ledger['issues'],
    'intendDraw' | 'settleDraw' | 'withdraw' | 'unsent' | 'of' | 'unrecovered' | 'recover'
  >;
  readonly relay: Pick<Ledger['relay'], 'intend' | 'settle' | 'open' | 'in'>;
  readonly slips: Pick<Ledger['slips'], 'begin'>;
  readonly forgotten: Pick<Ledger['forgotten'], 'note' | 'open' | 'clear'>;
}

/** Lays out certificates; `certificates` does it, the flows only know that it can fail. */
export interface Composer {
  compose(
    document: CertificateDocument,
  ): Result<
    { readonly pdf: Uint8Array; readonly sheets: number; readonly sides: Sides },
    { readonly code: string }
  >;
  readBack(pdf: Uint8Array): SheetLabel | undefined;
}

/** Everything a visit works with. */
export interface Desk {
  readonly card: CardPort;
  readonly cash: CashPort;
  readonly printer: PrinterPort;
  /** What sees the printer's output tray, where there is something. */
  readonly paperExit?: PaperExitPort | undefined;
  readonly center: CenterPort;
  readonly books: Books;
  readonly composer: Composer;
  readonly slipPress: SlipPress;
  /** Where staff can answer on the screen for a sheet in doubt; without it the counter does. */
  readonly staff?: StaffDoor;
  readonly events: EventSink;
  readonly clock: Clock;
  readonly ids: Ids;
}
