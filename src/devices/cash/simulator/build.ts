import type { Clock } from '#contract/clock.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { HopperQuirks } from './hopper.ts';
import type { Slave } from './slave.ts';

/** How one maker's devices differ from another's. */
export interface Build {
  readonly crc16?: readonly number[];
  /** Commands that no device here knows. */
  readonly lacks?: readonly number[];
  readonly hoppers?: 'serialNumber' | 'open' | 'ciphered';
  readonly hopperQuirks?: HopperQuirks;
}

export interface MachineOptions {
  readonly clock: Clock;
  readonly pace?: 'real' | 'instant';
  /** Coins in each hopper to begin with. */
  readonly fill?: Partial<Record<ChangeCoin, number>>;
  /** Coins that a hopper holds. */
  readonly capacity?: number;
  /** The first of six serial numbers. */
  readonly serial?: number;
  /** Parts whose blocks bear a CRC-16, and what their makers left out or built otherwise. */
  readonly build?: Build;
}

/** A device whose maker left commands out: to them it is silent. */
export function without(slave: Slave, lacks: readonly number[]): Slave {
  return {
    address: slave.address,
    answer: (header, bytes) => (lacks.includes(header) ? undefined : slave.answer(header, bytes)),
    powerOn: () => slave.powerOn(),
    powerOff: () => slave.powerOff(),
  };
}
