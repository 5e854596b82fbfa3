import { COMMAND, ascii, command, littleEndian, order, perhaps } from './command.ts';
import type { Command } from './command.ts';

/** 166. While paying `remaining` falls and `paid` rises; at the end `remaining` is 0 and paid + unpaid is what was asked. */
export interface HopperStatus {
  readonly events: number;
  readonly remaining: number;
  readonly paid: number;
  readonly unpaid: number;
}

/** 163, the flags that decide about money or say who must come. */
export interface HopperFlags {
  /** Ran until its time was up: most likely empty. */
  readonly timedOut: boolean;
  /** Blocked or overloaded; refuses to pay until staff clear it. */
  readonly jammed: boolean;
  /** Its non-volatile counts cannot be trusted. */
  readonly countsLost: boolean;
  readonly powerLostInPayout: boolean;
  /** Takes orders only under a cipher, whose algorithm is not public. */
  readonly ciphered: boolean;
}

/** 217. */
export interface HopperLevel {
  readonly low: boolean;
  readonly high: boolean;
  readonly fitted: boolean;
}

/** Coins that one command can ask for. */
export const MAX_COINS = 255;
const ENABLE = 165;

/** What an order must carry (part 3, 167): the serial number, or eight bytes that a build without security ignores. */
export type HopperKind = 'serialNumber' | 'open';
const NO_KEY: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0];

/** 160: eight bytes from a hopper built for ciphers, silence from one keyed by its serial number. */
export function requestCipherKey(): Command<undefined> {
  return perhaps(command(COMMAND.requestCipherKey, [], [8, 8], () => undefined));
}

export function enableHopper(): Command<undefined> {
  return order(COMMAND.enableHopper, ENABLE);
}

/**
 * 167, sent once: pays `coins`. The hopper's serial number is its key (part 3, 167); hoppers that want a cipher are not
 * supported, because its algorithm is not public. The answer is the event counter where there is one.
 */
export function dispenseCoins(
  serial: number,
  coins: number,
  kind: HopperKind = 'serialNumber',
): Command<number | undefined> {
  const key = kind === 'open' ? NO_KEY : [serial & 0xff, (serial >> 8) & 0xff, (serial >> 16) & 0xff];
  return { ...command(COMMAND.dispenseCoins, [...key, coins], [0, 1], ([events]) => events), tries: 1 };
}

export function requestHopperStatus(): Command<HopperStatus> {
  return command(
    COMMAND.requestHopperStatus,
    [],
    [4, 4],
    ([events = 0, remaining = 0, paid = 0, unpaid = 0]) => ({
      events,
      remaining,
      paid,
      unpaid,
    }),
  );
}

export function testHopper(): Command<HopperFlags> {
  return command(COMMAND.testHopper, [], [1, 3], ([one = 0, two = 0, three = 0]) => ({
    timedOut: (one & 0b0000_0010) !== 0,
    jammed: (one & 0b0011_1001) !== 0 || (two & 0b0011_1001) !== 0,
    countsLost: (two & 0b0100_0000) !== 0,
    powerLostInPayout: (three & 0b0000_0001) !== 0,
    ciphered: (three & 0b0001_0000) !== 0,
  }));
}

/** 168: coins ever paid; survives a power cut. */
export function requestDispensed(): Command<number> {
  return command(COMMAND.requestDispensed, [], [3, 3], littleEndian);
}

/** 171: six characters, e.g. `JP100A`. */
export function requestHopperCoin(): Command<string> {
  return command(COMMAND.requestHopperCoin, [], [6, 6], ascii);
}

export function requestLevel(): Command<HopperLevel> {
  return command(COMMAND.requestLevel, [], [1, 1], ([level = 0]) => ({
    low: (level & 0b01) !== 0,
    high: (level & 0b10) !== 0,
    fitted: (level & 0b11_0000) !== 0,
  }));
}
