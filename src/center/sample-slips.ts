import { checkDigit } from '#contract/check-digit.ts';
import { RelayNumber } from '#contract/relay.ts';

import type { Desk } from './calls/desk.ts';
import type { SampleSlip } from './register/relay-slips.ts';

/** How long a slip can be paid, ms. */
const SLIP_LIFE_MS = 24 * 60 * 60_000;
const NUMBERS = 1_000_000;

/** Hands the samples out, as the counter of the made-up town did before anybody came. */
export function handOut(
  { slips, clock }: Pick<Desk, 'slips' | 'clock'>,
  samples: readonly SampleSlip[],
): void {
  for (const { number, items, expired } of samples)
    slips.add(number, items, clock.now() + (expired ? -1 : SLIP_LIFE_MS));
}

/** Another slip like one of the samples, under a fresh number; false where there is no such sample. */
export function handOutAnother(
  { slips, clock, random }: Pick<Desk, 'slips' | 'clock' | 'random'>,
  samples: readonly SampleSlip[],
  like: string,
): boolean {
  const sample = samples.find(({ number }) => number === like);
  if (!sample) return false;
  const digits = String(random(4).readUInt32BE(0) % NUMBERS).padStart(6, '0');
  const number = RelayNumber.parse(`${digits}${checkDigit(digits)}`);
  if (slips.find(number) !== undefined) return false;
  slips.add(number, sample.items, clock.now() + SLIP_LIFE_MS);
  return true;
}
