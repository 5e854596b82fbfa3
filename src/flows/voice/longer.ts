import type { Town } from '#contract/town.ts';

type Patience = Town['patience'];

/** The town's times for whoever does nothing, so many times as long. */
export function longer({ ordinary, money, take }: Patience, times: number): Patience {
  return { ordinary: ordinary * times, money: money * times, take: take * times };
}
