import type { Notice } from '#contract/notice.ts';
import type { Light, Part, PartState, Standing, Todo } from '#contract/standing.ts';
import { may } from '#contract/staff-task.ts';
import type { StaffRole, StaffTask } from '#contract/staff-task.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { CardPort } from '#devices/card/port.ts';
import type { CashFault, CashFaultCode, CashStatus, UnitCount } from '#devices/cash/port.ts';
import type { PrinterStatus } from '#devices/printer/port.ts';
import type { Pressure } from '#ledger/ledger.ts';

import type { Exit } from '../paper/output-tray.ts';

/** What one look around the terminal found. */
export interface Sighting {
  readonly card: ReturnType<CardPort['status']>;
  readonly cash: CashStatus;
  readonly printer: PrinterStatus;
  readonly exit: Exit;
  /** Why the center cannot be used; undefined while it can. */
  readonly center: string | undefined;
  readonly pressure: Pressure;
  /** Records that the center has not confirmed. */
  readonly unsent: number;
  readonly stopped: Notice | undefined;
  /** Amounts of which nobody knows how much moved. */
  readonly doubts: number;
  /** Why the copy guard should be calibrated: nobody ever did, or the choice is damaged. */
  readonly calibration: 'never' | 'damaged' | undefined;
}

/** Records that a day without the center leaves behind; more is worth a look. */
const MANY_UNSENT = 500;

/** いまの様子: one state for each part, and what to do next for a person of this role. */
export function standingOf(seen: Sighting, role: StaffRole): Standing {
  const parts = partsOf(seen);
  return { parts, todo: todoOf(seen, parts, role), stopped: seen.stopped ?? null };
}

export function partsOf(seen: Sighting): PartState[] {
  const { card, cash, printer, exit, center, pressure, unsent } = seen;
  return [
    cardPart(card),
    slotPart('coins', cash, ({ code }) => !OF_NOTES.has(code) && code !== OF_HOPPERS),
    slotPart('notes', cash, ({ code }) => OF_NOTES.has(code)),
    ...CHANGE_COINS.map((coin) => hopperPart(`hopper${coin}`, cash, `hopper:${coin}`)),
    printerPart(printer),
    part('tray', ...TRAY[exit]),
    center === undefined ? part('center', 'ok', 'ok') : part('center', 'bad', center),
    part('disk', ...DISK[pressure]),
    part('unsent', unsent > MANY_UNSENT ? 'warn' : 'ok', unsent > MANY_UNSENT ? 'many' : 'ok', unsent),
  ];
}

/** Faults that name their part; whatever else is wrong with the cash devices shows at the coins. */
const OF_NOTES: ReadonlySet<CashFaultCode> = new Set(['noteJam', 'stackerFull']);
const OF_HOPPERS: CashFaultCode = 'hopperEmpty';

const TRAY: Readonly<Record<Exit, readonly [Light, string]>> = {
  empty: ['ok', 'empty'],
  none: ['ok', 'none'],
  paper: ['warn', 'paper'],
  unknown: ['unknown', 'unknown'],
};

const DISK: Readonly<Record<Pressure, readonly [Light, string]>> = {
  ok: ['ok', 'ok'],
  warn: ['warn', 'warn'],
  refuseVisits: ['bad', 'full'],
  stop: ['bad', 'full'],
};

function part(
  name: Part,
  light: Light,
  state: string,
  count: number | null = null,
  unsure = false,
): PartState {
  return { part: name, light, state, count, unsure };
}

function cardPart({ device, media }: Sighting['card']): PartState {
  if (device !== 'ready') return part('card', 'bad', device);
  return media === 'present' ? part('card', 'warn', 'cardLeft') : part('card', 'ok', 'ok');
}

function slotPart(
  name: 'coins' | 'notes',
  { device, faults }: CashStatus,
  isOwn: (fault: CashFault) => boolean,
): PartState {
  if (device === 'offline' || device === 'closed') return part(name, 'bad', 'offline');
  const fault = faults.find(isOwn);
  if (fault === undefined) return part(name, 'ok', 'ok');
  // The coin acceptor answers, or all would be away: a hopper or the note validator is silent.
  return part(name, 'bad', fault.code === 'offline' ? 'partSilent' : fault.code);
}

const LEVEL: Readonly<Record<UnitCount['replenishment'], Light>> = {
  ok: 'ok',
  high: 'ok',
  full: 'warn',
  low: 'warn',
  empty: 'bad',
};

function hopperPart(name: Part, { device, units }: CashStatus, unit: UnitCount['unit']): PartState {
  const found = units.find((each) => each.unit === unit);
  if (device === 'offline' || device === 'closed' || !found) return part(name, 'unknown', 'unknown');
  const { count, accuracy, replenishment } = found;
  if (accuracy !== 'accurate' && LEVEL[replenishment] === 'ok')
    return part(name, 'warn', 'recount', count, true);
  return part(name, LEVEL[replenishment], replenishment, count, accuracy !== 'accurate');
}

const LOW = /^(?:media|toner|marker-supply|developer)-low/;

function printerPart({ device, fault, notices }: PrinterStatus): PartState {
  if (fault) return part('printer', 'bad', fault.code);
  if (device === 'offline') return part('printer', 'bad', 'offline');
  const low = notices.find((notice) => LOW.test(notice));
  if (low === undefined) return part('printer', 'ok', 'ok');
  return part('printer', 'warn', low.startsWith('media') ? 'paperLow' : 'tonerLow');
}

/** The task that puts a state right, by part and state; for others a technician is called. */
const REMEDIES: Readonly<Record<string, StaffTask>> = {
  'coins/coinJam': 'coinJam',
  'coins/cashboxFull': 'collect',
  // Both are put right by opening a unit and shutting it again, after which all devices are found anew.
  'coins/hopperJam': 'count',
  'coins/unitsOpen': 'count',
  'notes/noteJam': 'noteJam',
  'notes/stackerFull': 'collect',
  'hopper/empty': 'float',
  'hopper/low': 'float',
  'hopper/full': 'takeOut',
  'hopper/recount': 'count',
  'printer/mediaEmpty': 'paperRefill',
  'printer/paperLow': 'paperRefill',
  'printer/jam': 'printerJam',
  'printer/coverOpen': 'printerJam',
  'printer/takePaper': 'trayFull',
  'tray/paper': 'trayFull',
  'card/cardLeft': 'cardLeft',
};

const CALIBRATION = { never: 'calibration', damaged: 'calibrationDamaged' } as const;

const MOST_TODO = 8;
const URGENCY: Readonly<Record<Light, number>> = { bad: 0, unknown: 1, warn: 2, ok: 3 };

/** What keeps people from being served comes first. */
function todoOf(seen: Sighting, parts: readonly PartState[], role: StaffRole): Todo[] {
  const mine = (task: StaffTask | undefined): StaffTask | null =>
    task !== undefined && may(role, task) ? task : null;
  const wrong = parts
    .filter(({ light }) => light === 'bad' || light === 'warn')
    .toSorted((a, b) => URGENCY[a.light] - URGENCY[b.light])
    .map(({ part, state }) => {
      const family = part.replace(/\d+$/, '');
      return { what: `${family}.${state}`, task: mine(REMEDIES[`${family}/${state}`]) };
    });
  const open = [
    ...(seen.stopped === undefined ? [] : [{ what: 'stopped', task: mine('reopen') }]),
    ...(seen.doubts === 0 ? [] : [{ what: 'doubts', task: mine('doubts') }]),
    ...(seen.calibration === undefined
      ? []
      : [{ what: CALIBRATION[seen.calibration], task: mine('testPrint') }]),
  ];
  const all = [...wrong, ...open];
  return all.filter(({ what }, at) => all.findIndex((each) => each.what === what) === at).slice(0, MOST_TODO);
}
