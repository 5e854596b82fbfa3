import type { PayoutIntent, PayoutOutcome } from '#contract/money.ts';
import { nextCount } from './cctalk/event-counter.ts';
import type { HopperFlags, HopperStatus } from './cctalk/hopper-commands.ts';

/** What a hopper tells once it has come to rest. */
export interface HopperReading {
  readonly status: HopperStatus;
  /** 168; undefined where the hopper has no such counter. */
  readonly dispensed: number | undefined;
  readonly flags: HopperFlags;
}

/** 168 counts in 24 bits. */
const LIFE = 0x1000000;

/**
 * What became of an order to pay, by the hopper's own counters before and after, whatever was answered to the order itself.
 * `refused` answers NAK to it, on which some hoppers count an event too.
 */
export function verdict(
  { coins, before }: Pick<PayoutIntent, 'coins' | 'before'>,
  after: HopperReading | undefined,
  answer: 'nak' | 'other',
): PayoutOutcome {
  const unknown = (cause: string, min = 0, max = coins): PayoutOutcome => ({
    status: 'unknown',
    min,
    max,
    cause,
  });
  if (after === undefined) return unknown('hopper.silent');
  const { events, paid, unpaid } = after.status;
  const life = lifeDelta(before.dispensed, after);
  if (life !== undefined && life > coins) return unknown('hopper.counts-differ');
  const told = paid + unpaid === coins ? paid : undefined;
  if (events === before.events && (life === undefined || life === 0)) {
    // A hopper that restarted from 0 to 0 looks untouched, unless it remembers that its power failed while it paid this.
    const remembers = after.flags.powerLostInPayout && !after.flags.countsLost && told !== undefined;
    if (events === 0 && life === undefined) return remembers ? outcome(told, coins) : unknown('hopper.reset');
    return outcome(0, coins);
  }
  if (events === nextCount(before.events)) {
    if (answer === 'nak') return life === undefined ? unknown('hopper.refused') : outcome(life, coins);
    if (told === undefined)
      return life === undefined ? unknown('hopper.counts-differ') : outcome(life, coins);
    if (life === undefined || life === told) return outcome(told, coins);
    return unknown('hopper.counts-differ', Math.min(told, life), Math.max(told, life));
  }
  if (events === 0) {
    if (life !== undefined) return outcome(life, coins);
    return told === undefined || after.flags.countsLost ? unknown('hopper.reset') : outcome(told, coins);
  }
  return unknown('hopper.foreign-events');
}

function lifeDelta(before: number | undefined, after: HopperReading): number | undefined {
  if (before === undefined || after.dispensed === undefined || after.flags.countsLost) return undefined;
  return (after.dispensed - before + LIFE) % LIFE;
}

function outcome(paid: number, coins: number): PayoutOutcome {
  if (paid === coins) return { status: 'done', coins };
  return { status: paid === 0 ? 'refused' : 'partial', coins: paid };
}
