import type { Clock } from '#contract/clock.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import { requestCoinId, requestNoteId, requestScaling } from '#devices/cash/cctalk/acceptor-commands.ts';
import { Bus } from '#devices/cash/cctalk/bus.ts';
import type { BusFailure } from '#devices/cash/cctalk/bus.ts';
import {
  requestAccepted,
  requestCategory,
  requestPollPriority,
  requestRevision,
  requestSerial,
  requestText,
  selfCheck,
} from '#devices/cash/cctalk/command.ts';
import type { Command } from '#devices/cash/cctalk/command.ts';
import type { Checksum } from '#devices/cash/cctalk/frame.ts';
import {
  requestDispensed,
  requestHopperCoin,
  requestLevel,
  testHopper,
} from '#devices/cash/cctalk/hopper-commands.ts';
import type { HopperLevel } from '#devices/cash/cctalk/hopper-commands.ts';
import type { Connect } from '#devices/cash/cctalk/line.ts';
import { coinValue, noteValue } from '#devices/cash/cctalk/value-code.ts';

/** Where devices of these kinds are by default, and where several of a kind may be (part 3, table 5). */
const USUAL = [2, 3, 4, 5, 6, 40];
const OTHERS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 41, 42, 43, 44, 45, 46, 47];
/** A device answers within 10 ms as a rule (part 1, 11); looking at many empty addresses must not take minutes. */
const TIMING = { replyMs: 150, gapMs: 50, tries: 3 };
const POSITIONS = 16;

/** One device as it describes itself. What it does not tell is left out. */
export interface Surveyed {
  readonly address: number;
  readonly category: string;
  readonly kind: 'coins' | 'notes' | 'hopper' | 'other';
  readonly checksum: Checksum;
  readonly serial?: number | undefined;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  readonly build?: string | undefined;
  readonly software?: string | undefined;
  readonly revision?: string | undefined;
  readonly pollMs?: number | undefined;
  /** Yen, ascending. */
  readonly denominations: readonly number[];
  /** Of its self-check (232), 0 for none. */
  readonly fault?: number | undefined;
  readonly level?: 'low' | 'ok' | 'high' | undefined;
  readonly flags?: readonly string[] | undefined;
  /** Items that it ever took (225) or coins that it ever paid (168). */
  readonly life?: number | undefined;
}

/** Looks for devices on a bus that nobody has described. Nothing is moved, opened or shut. */
export async function survey(
  connect: Connect,
  clock: Clock,
): Promise<Result<readonly Surveyed[], BusFailure>> {
  const bus = new Bus(clock, TIMING);
  const found: Surveyed[] = [];
  let failure: BusFailure = 'silent';
  await bus.connect(connect);
  for (const address of [...USUAL, ...OTHERS]) {
    const there = await bus.detect(address, USUAL.includes(address) ? 2 : 1);
    if (there.ok) found.push(await describe(bus, address, there.value));
    else if (there.error !== 'silent') failure = there.error;
  }
  await bus.disconnect();
  return found.length > 0 ? ok(found) : err(failure);
}

async function describe(bus: Bus, address: number, checksum: Checksum): Promise<Surveyed> {
  const ask = async <T>(command: Command<T>): Promise<T | undefined> => {
    const answer = await bus.exchange(address, { tries: 2, ...command });
    return answer.ok ? answer.value : undefined;
  };
  const category = (await ask(requestCategory())) ?? '';
  const kind = kindOf(category);
  const revision = await ask(requestRevision());
  const own = {
    serial: await ask(requestSerial()),
    manufacturer: await ask(requestText('requestManufacturer')),
    product: await ask(requestText('requestProduct')),
    build: await ask(requestText('requestBuild')),
    software: await ask(requestText('requestSoftware')),
    revision: revision && `${revision.level}.${revision.major}.${revision.minor}`,
    pollMs: await ask(requestPollPriority()),
    ...(kind === 'hopper' ? await hopper(ask) : await acceptor(ask, kind)),
  };
  return {
    address,
    category,
    kind,
    checksum,
    denominations: await denominations(ask, kind, address),
    ...own,
  };
}

type Ask = <T>(command: Command<T>) => Promise<T | undefined>;

async function acceptor(ask: Ask, kind: Surveyed['kind']) {
  if (kind === 'other') return {};
  return { fault: await ask(selfCheck()), life: await ask(requestAccepted()) };
}

async function hopper(ask: Ask) {
  const level = await ask(requestLevel());
  const flags = await ask(testHopper());
  const fitted = level?.fitted === true ? level : undefined;
  return {
    level: fitted && levelOf(fitted),
    flags: flags && Object.entries(flags).flatMap(([name, set]) => (set ? [name] : [])),
    life: await ask(requestDispensed()),
  } as const;
}

function levelOf({ low, high }: HopperLevel): 'low' | 'ok' | 'high' {
  if (low) return 'low';
  return high ? 'high' : 'ok';
}

async function denominations(ask: Ask, kind: Surveyed['kind'], address: number): Promise<readonly number[]> {
  if (kind === 'other') return [];
  if (kind === 'hopper') {
    const id = await ask(requestHopperCoin());
    const coin = id === undefined ? CHANGE_COINS[address - 3] : coinValue(id);
    return coin === undefined ? [] : [coin];
  }
  const scaling = kind === 'notes' ? await ask(requestScaling()) : undefined;
  const values = new Set<number>();
  for (let at = 1; at <= POSITIONS; at++) {
    const id = await ask(kind === 'coins' ? requestCoinId(at) : requestNoteId(at));
    if (id === undefined) continue;
    const value = scaling ? noteValue(id, scaling) : coinValue(id);
    if (value !== undefined) values.add(value);
  }
  return [...values].toSorted((a, b) => a - b);
}

function kindOf(category: string): Surveyed['kind'] {
  if (category === 'Coin Acceptor') return 'coins';
  if (category === 'Payout') return 'hopper';
  return category === 'Bill Validator' || category === 'Bill Acceptor' ? 'notes' : 'other';
}

/** The coin that a hopper holds, where it is one of those that change is given in. */
export function coinOf({ denominations: [value] }: Surveyed): ChangeCoin | undefined {
  return CHANGE_COINS.find((coin) => coin === value);
}
