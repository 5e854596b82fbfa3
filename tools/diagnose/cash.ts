import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

import { machineClock, wait } from '#contract/clock.ts';
import { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import { lineTo } from '#devices/cash/cctalk/line.ts';
import { createCash } from '#devices/cash/driver.ts';
import type { CashFault, CashPort, CashRecovery } from '#devices/cash/port.ts';
import { DEFAULT_PROFILE } from '#devices/cash/profile.ts';
import type { CashProfile } from '#devices/cash/profile.ts';

import { type CheckJournal, openCheckJournal } from './cash-journal.ts';
import { type Surveyed, coinOf, survey } from './cash-survey.ts';
import { type Bounds, type Checked, tellBusFailure, tellChecked, tellTrouble } from './cash-words.ts';
import { type Diagnosis, faulty } from './diagnosis.ts';

const OPTIONS = {
  port: { type: 'string' },
  accept: { type: 'string' },
  for: { type: 'string' },
  payout: { type: 'string' },
  journal: { type: 'string', default: '.mado/diagnose/cash.db' },
} as const;
const MOST_YEN = 20_000;
const MOST_SECONDS = 3_600;
const LOOK_MS = 100;

interface Question {
  readonly address: string;
  readonly journal: string;
  readonly accept: number;
  readonly seconds: number;
  readonly payout: number;
}

/**
 * `cash --port PATH|hid:SERIAL [--accept YEN --for SECONDS] [--payout YEN] [--journal FILE]`: which devices are on the bus, and
 * in what state; takes up to YEN, pays YEN out. It keeps a journal of its own: what a cut leaves open is settled by the next
 * check, and nothing is paid twice.
 */
export async function diagnoseCash(args: readonly string[]): Promise<Diagnosis> {
  const asked = question(args);
  if (typeof asked === 'string') return faulty('usage', 'technician', asked);
  try {
    const found = await survey(lineTo(asked.address), machineClock);
    if (!found.ok) return tellBusFailure(found.error);
    return await check(asked, found.value);
  } catch (error) {
    if (error instanceof Error && /^(SQLITE|Database)/.test(error.name)) throw error;
    return tellTrouble('noPort', 'technician');
  }
}

async function check(asked: Question, devices: readonly Surveyed[]): Promise<Diagnosis> {
  const nothing: Checked = {
    devices,
    credited: 0,
    paid: 0,
    returned: 0,
    inDoubt: { min: 0, max: 0 },
    earlier: undefined,
    fault: undefined,
  };
  if (asked.accept === 0 && asked.payout === 0) return tellChecked({ ...nothing, fault: faultOf(devices) });
  mkdirSync(dirname(asked.journal), { recursive: true, mode: 0o700 });
  const journal = openCheckJournal(asked.journal);
  try {
    return tellChecked({ ...nothing, ...(await move(asked, devices, journal)) });
  } finally {
    journal.close();
  }
}

/** Takes and pays what was asked for. */
async function move(
  asked: Question,
  devices: readonly Surveyed[],
  journal: CheckJournal,
): Promise<Partial<Checked>> {
  const profile = profileOf(devices);
  const cash = createCash({
    address: asked.address,
    journal,
    clock: machineClock,
    profile,
    withoutChange: true,
  });
  const doubts: Bounds[] = [];
  let returned = 0;
  cash.subscribe((event) => {
    if (event.type === 'inDoubt') doubts.push(event.doubt);
    if (event.type === 'refused' && event.reason === 'note-validator.returned') returned += 1000;
  });
  try {
    const opened = await cash.open();
    if (!opened.ok) return { fault: opened.error };
    const earlier = earlierOf(opened.value);
    const taken = asked.accept > 0 ? await accept(cash, asked) : { credited: 0, fault: undefined };
    const given = asked.payout > 0 ? await pay(cash, asked.payout) : { paid: 0, fault: undefined };
    const fault = taken.fault ?? given.fault;
    return { credited: taken.credited, paid: given.paid, returned, inDoubt: sum(doubts), earlier, fault };
  } finally {
    await cash.close();
  }
}

const VISIT = VisitId.parse('technician');

async function accept(cash: CashPort, { accept, seconds }: Question) {
  let credited = 0;
  const stop = cash.subscribe((event) => {
    if (event.type === 'credited') credited += event.denomination;
  });
  try {
    const begun = await cash.beginDeposit({ visit: VISIT, due: yen(accept) });
    if (!begun.ok) return { credited, fault: begun.error };
    const until = machineClock.monotonic() + seconds * 1000;
    const goesOn = () =>
      credited < accept && machineClock.monotonic() < until && cash.status().deposit !== 'jam';
    while (goesOn()) await wait(machineClock, LOOK_MS);
    const jam = cash.status().faults.find(({ code }) => code === 'coinJam' || code === 'noteJam');
    const fixed = await cash.fixDeposit();
    return { credited, fault: fixed.ok ? jam : fixed.error };
  } finally {
    stop();
  }
}

async function pay(cash: CashPort, amount: number): Promise<{ paid: number; fault: CashFault | undefined }> {
  const report = await cash.payout({ visit: VISIT, amount: yen(amount) });
  return { paid: report.paid, fault: report.status === 'done' ? undefined : report.fault };
}

/** What a cut in an earlier check had left open; undefined where nothing was. */
function earlierOf({ settled, lateCredits, doubts }: CashRecovery): Checked['earlier'] {
  const credited = lateCredits.reduce((total, { denomination }) => total + denomination, 0);
  if (settled === 0 && credited === 0 && doubts.length === 0) return undefined;
  return { settled, credited, inDoubt: sum(doubts) };
}

function sum(doubts: readonly Bounds[]): Bounds {
  const total = (of: (bounds: Bounds) => number) => doubts.reduce((yen, bounds) => yen + of(bounds), 0);
  return { min: total(({ min }) => min), max: total(({ max }) => max) };
}

/** The bus as it was found: a sorter is left as it is. */
function profileOf(devices: readonly Surveyed[]): CashProfile {
  const of = (kind: Surveyed['kind']) => devices.filter((device) => device.kind === kind);
  const [coins] = of('coins');
  const [notes] = of('notes');
  const hoppers = of('hopper').flatMap((device, at) => {
    const coin = coinOf(device);
    return coin === undefined ? [] : [{ address: device.address, coin, path: at + 1 }];
  });
  return {
    ...DEFAULT_PROFILE,
    coinAcceptor: coins && { address: coins.address },
    noteValidator: notes && { address: notes.address },
    hoppers: hoppers.filter(({ coin }, at) => hoppers.findIndex((other) => other.coin === coin) === at),
    lowLevel: 0,
    bus: { ...DEFAULT_PROFILE.bus, replyMs: 250 },
  };
}

/** Self-check codes that staff can put right (part 3, table 3). */
const SELF_CHECKS: Readonly<Record<string, CashFault['code']>> = {
  'coins 3': 'coinJam',
  'coins 8': 'coinJam',
  'notes 38': 'noteJam',
  'notes 39': 'noteJam',
  'notes 44': 'stackerFull',
  'notes 45': 'stackerFull',
};

/** What a device says is wrong with it. */
function faultOf(devices: readonly Surveyed[]): CashFault | undefined {
  const flags = new Set(devices.flatMap(({ flags }) => flags ?? []));
  if (flags.has('ciphered')) return { code: 'cipherHopper', who: 'technician' };
  if (flags.has('jammed')) return { code: 'hopperJam', who: 'staff' };
  const [ill] = devices.filter(({ fault = 0 }) => fault !== 0);
  if (ill === undefined) return undefined;
  const code = SELF_CHECKS[`${ill.kind} ${ill.fault}`];
  return code === undefined ? { code: 'deviceFault', who: 'technician' } : { code, who: 'staff' };
}

/** What was asked, or what is wrong with the question. */
function question(args: readonly string[]): Question | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { port, journal } = values;
    if (port === undefined) return 'say on which line: --port PATH or --port hid:SERIAL';
    const accept = whole(values.accept, MOST_YEN, 10);
    if (accept === undefined) return `--accept takes 10 to ${MOST_YEN} yen, in tens`;
    const payout = whole(values.payout, MOST_YEN, 10);
    if (payout === undefined) return `--payout takes 10 to ${MOST_YEN} yen, in tens`;
    const seconds = whole(values.for, MOST_SECONDS, 1);
    if (seconds === undefined) return `--for takes 1 to ${MOST_SECONDS} seconds`;
    if (accept > 0 !== seconds > 0) return '--accept YEN and --for SECONDS belong together';
    const address = /^(?:hid|unix|tcp|serial):/.test(port) ? port : `serial:${port}`;
    lineTo(address); // throws where it is not understood
    return { address, journal, accept, seconds, payout };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** 0 where nothing was asked; undefined where it is no whole number of `step`s up to `most`. */
function whole(text: string | undefined, most: number, step: number): number | undefined {
  if (text === undefined) return 0;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return value > 0 && value <= most && value % step === 0 ? value : undefined;
}
