import type { TerminalId } from '#contract/ids.ts';
import type { Change, HeartbeatRequest, OpenFault, Supply, TerminalState } from '#contract/heartbeat.ts';
import type { Screen } from '#contract/screen.ts';
import type { CashStatus } from '#devices/cash/port.ts';
import type { PrinterStatus } from '#devices/printer/port.ts';
import type { Pressure } from '#ledger/ledger.ts';

/** What a heartbeat asks of the ledger. */
interface Books {
  balance(account: 'cashbox' | 'stacker'): number;
  openDoubts(): readonly unknown[];
  readonly issues: { unrecovered(): readonly unknown[] };
  readonly relay: { open(): readonly { readonly outcome: 'unknown' | null }[] };
  readonly outbox: { oldest(): { readonly at: number } | undefined; readonly size: number };
  pressure(): Pressure;
}

/** What a heartbeat is made of. */
export interface Standing {
  readonly terminal: TerminalId;
  readonly site: string;
  readonly build: string;
  readonly screen: Screen;
  /** As it was last asked; undefined before that. */
  readonly printer: PrinterStatus | undefined;
  readonly cash: CashStatus;
  readonly ledger: Books;
  readonly now: number;
}

/** 稼働報告: how the terminal stands, in counts and codes. */
export function heartbeatOf({ screen, printer, cash, ledger, now, ...about }: Standing): HeartbeatRequest {
  const oldest = ledger.outbox.oldest();
  return {
    ...about,
    at: now,
    state: stateOf(screen),
    paper: supplyOf(printer, 'mediaEmpty', /^media-(?:low|needed)/),
    toner: supplyOf(printer, 'tonerEmpty', /^(?:toner|marker-supply|developer)-low/),
    change: changeOf(cash),
    toCollect: Math.max(0, ledger.balance('cashbox') + ledger.balance('stacker')),
    faults: faultsOf(screen, printer, cash).slice(0, 16),
    inDoubt:
      ledger.openDoubts().length +
      ledger.issues.unrecovered().length +
      ledger.relay.open().filter(({ outcome }) => outcome === 'unknown').length,
    unsent: ledger.outbox.size,
    oldestUnsent: oldest?.at ?? null,
    ledger: ledger.pressure(),
  };
}

function stateOf({ name }: Screen): TerminalState {
  if (name === 'idle') return 'ready';
  if (name === 'closed') return 'closed';
  if (name === 'outOfService') return 'out';
  return name === 'paperLocked' || name.startsWith('staff') ? 'locked' : 'serving';
}

function supplyOf(printer: PrinterStatus | undefined, empty: string, low: RegExp): Supply {
  if (printer === undefined || printer.device === 'offline') return 'unknown';
  if (printer.fault?.code === empty) return 'out';
  return printer.notices.some((notice) => low.test(notice)) ? 'low' : 'ok';
}

function changeOf({ device, accepting, exactOnly, units }: CashStatus): Change {
  if (device !== 'ready') return 'unknown';
  if (accepting.length === 0) return 'none';
  if (exactOnly) return 'exact';
  const hoppers = units.filter(({ unit }) => unit.startsWith('hopper:'));
  return hoppers.some(({ replenishment }) => replenishment === 'low' || replenishment === 'empty')
    ? 'low'
    : 'ok';
}

/** What keeps the terminal from serving, and what else is wrong with its devices; each once. */
function faultsOf(
  screen: Screen,
  printer: PrinterStatus | undefined,
  cash: CashStatus,
): readonly OpenFault[] {
  const found = [
    ...(screen.name === 'outOfService' ? [{ device: screen.area, code: screen.code, who: screen.who }] : []),
    ...(printer?.fault ? [{ device: 'printer', code: printer.fault.code, who: printer.fault.who }] : []),
    ...cash.faults.map(({ code, who }) => ({ device: 'cash', code, who })),
  ];
  return [...new Map(found.map((fault) => [`${fault.device}/${fault.code}`, fault])).values()];
}
