import { checkDigit } from '#contract/check-digit.ts';
import { RelayNumber } from '#contract/relay.ts';

import type { Desk } from './calls/desk.ts';
import type { SampleSlip } from './register/relay-slips.ts';

/** How long a slip can be paid, ms. */
const SLIP_LIFE_MS = 24 * 60 * 60_000;
const NUMBERS = 1_000_000;

/** Hands the samples out, as the counter of the made-up town did before anybody came. */
export function handOut(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  samples: readonly SampleSlip[],
): Promise<void> {
  return store.transaction(async ({ slips }) => {
    for (const { number, items, expired } of samples)
      await slips.add(number, items, clock.now() + (expired ? -1 : SLIP_LIFE_MS));
  });
}

/** Another slip like one of the samples, under a fresh number; false where there is no such sample. */
export async function handOutAnother(
  { store, clock, random }: Pick<Desk, 'store' | 'clock' | 'random'>,
  samples: readonly SampleSlip[],
  like: string,
): Promise<boolean> {
  const sample = samples.find(({ number }) => number === like);
  if (!sample) return false;
  const digits = String(random(4).readUInt32BE(0) % NUMBERS).padStart(6, '0');
  const number = RelayNumber.parse(`${digits}${checkDigit(digits)}`);
  return store.transaction(async ({ slips }) => {
    if ((await slips.find(number)) !== undefined) return false;
    await slips.add(number, sample.items, clock.now() + SLIP_LIFE_MS);
    return true;
  });
}
