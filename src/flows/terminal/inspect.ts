import type { Board } from '#contract/board.ts';
import type { Who } from '#contract/fault.ts';
import type { Fault } from '#contract/fault.ts';
import { noticeCode } from '#contract/notice.ts';
import type { Notice } from '#contract/notice.ts';
import type { Place } from '#contract/place.ts';
import type { Area, Offer } from '#contract/screen.ts';
import type { Remedy } from '#contract/town.ts';
import type { CashStatus } from '#devices/cash/port.ts';

import type { Desk } from '../visit/desk.ts';

/** Whether a visit can begin now, and if not, what must be done by whom. */
export type Health =
  | {
      readonly service: 'open';
      readonly offers: readonly Offer[];
      readonly exactOnly: boolean;
      readonly relay: boolean;
    }
  | { readonly service: 'closed'; readonly next: string | null }
  | { readonly service: 'out'; readonly area: Area; readonly code: string; readonly who: Who };

/** What an inspection found. `trayFull`: the printer's own word about its output tray, `undefined` where it gave none. */
export interface Inspection {
  readonly health: Health;
  readonly trayFull?: boolean | undefined;
}

/** What an inspection looks at besides the devices. */
export interface Premises {
  /** What is on offer now, from the town's calendar. */
  offers(): readonly Offer[];
  /** Whether slips of the counter are paid here (取次ぎ発行). */
  relay(): boolean;
  /** Where a card can be put right, nearest first. */
  places(remedy: Remedy): readonly Place[];
  /** What hangs at the site today. */
  board(): Board;
  /** How full the ledger's byte budget is. */
  pressure(): 'ok' | 'warn' | 'refuseVisits' | 'stop';
  /** With what words staff have stopped the terminal (休止); undefined while they have not. */
  stopped?(): Notice | undefined;
  /** Whether this release has yet to prove itself: all is tried, and nobody is served. */
  onProbation(): boolean;
}

/** 開始前点検: asks every device and the center whether a visit could be carried through, and stops at the first that says no. */
export async function inspect(
  { card, cash, printer, center }: Pick<Desk, 'card' | 'cash' | 'printer' | 'center'>,
  premises: Premises,
): Promise<Inspection> {
  const notice = premises.stopped?.();
  if (notice !== undefined) return { health: stoppedBy(notice) };

  const offers = premises.offers();
  if (!somethingNow(offers)) return { health: { service: 'closed', next: earliest(offers) } };

  const pressure = premises.pressure();
  if (pressure === 'refuseVisits' || pressure === 'stop')
    return { health: out('terminal', { code: 'ledgerFull', who: 'technician' }) };

  const reader = card.status();
  if (reader.device !== 'ready') return { health: out('card', { code: reader.device, who: 'technician' }) };

  const cashFault = await usableCash(cash);
  if (cashFault) return { health: out('cash', cashFault) };

  const { fault } = await printer.status();
  // Beside another fault it does not say how its tray is.
  if (fault) return { health: out('printer', fault), trayFull: fault.code === 'takePaper' || undefined };

  return { health: await withCenter(center, { offers, cash, premises }), trayFull: false };
}

async function withCenter(
  center: Desk['center'],
  { offers, cash, premises }: { offers: readonly Offer[]; cash: Desk['cash']; premises: Premises },
): Promise<Health> {
  const reached = await center.status();
  if (!reached.ok) return out('center', reached.error);

  // Last, so that it is said only of a terminal that could serve.
  if (premises.onProbation()) return out('terminal', { code: 'onProbation', who: 'technician' });

  return { service: 'open', offers, exactOnly: cash.status().exactOnly, relay: premises.relay() };
}

/** Whether anything can be had at this moment. */
export function somethingNow(offers: readonly Offer[]): boolean {
  return offers.some(({ available }) => available.now);
}

/**
 * What an earlier inspection found, as far as the cash devices still bear it out: they tell at any moment what they take,
 * and nobody shall begin a visit that could not be paid.
 */
export function stillOpen(
  health: Health,
  cash: Pick<Desk['cash'], 'status'>,
  premises: Pick<Premises, 'stopped'>,
): Health {
  const notice = premises.stopped?.();
  if (notice !== undefined) return stoppedBy(notice);
  if (health.service !== 'open') return health;
  const status = cash.status();
  const fault = whyNothingIsTaken(status);
  return fault ? out('cash', fault) : { ...health, exactOnly: status.exactOnly };
}

/**
 * Cash devices that are away are opened anew; anything that keeps them from accepting blocks the terminal. A jam needs no
 * opening: the devices themselves see that it has been cleared.
 */
async function usableCash(cash: Desk['cash']): Promise<Fault | undefined> {
  const { device } = cash.status();
  if (device === 'offline' || device === 'closed') {
    const opened = await cash.open();
    if (!opened.ok) return opened.error;
  }
  return whyNothingIsTaken(cash.status());
}

function whyNothingIsTaken({ device, faults, accepting }: CashStatus): Fault | undefined {
  if (device !== 'ready') return faults[0] ?? { code: 'offline', who: 'technician' };
  return accepting.length > 0 ? undefined : (faults[0] ?? { code: 'changeShort', who: 'staff' });
}

function stoppedBy(notice: Notice): Health {
  return out('terminal', { code: noticeCode(notice), who: 'staff' });
}

function out(area: Area, { code, who }: Fault): Health {
  return { service: 'out', area, code, who };
}

function earliest(offers: readonly Offer[]): string | null {
  const moments = offers.flatMap(({ available }) =>
    available.now || available.next === null ? [] : [available.next],
  );
  return moments.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
