import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { RelayItems, RelayNumber } from '#contract/relay.ts';

/** A slip (取次票) that the made-up counter has handed out before the center starts. */
const SampleSlip = z.strictObject({
  number: RelayNumber,
  items: RelayItems,
  expired: z.boolean().default(false),
});
export type SampleSlip = z.infer<typeof SampleSlip>;

/** Reads `relay-slips.json`. One that cannot be used is a broken installation and throws. */
export function loadRelaySlips(path: string): readonly SampleSlip[] {
  return z
    .array(SampleSlip)
    .max(20)
    .parse(JSON.parse(readFileSync(path, 'utf8')));
}
