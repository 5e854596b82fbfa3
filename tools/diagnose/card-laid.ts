import type { Clock } from '#contract/clock.ts';
import type { CardPort, CardStatus } from '#devices/card/port.ts';

export type Missing = 'noService' | 'noReader' | 'noCard';

/** Waits until a card lies on the reader; answers what is missing once `ms` have passed. */
export async function cardLaid(port: CardPort, clock: Clock, ms: number): Promise<Missing | undefined> {
  let timer: unknown;
  let stop = (): void => undefined;
  const laid = new Promise<void>((resolve) => {
    const look = (): void => {
      if (missing(port.status()) === undefined) resolve();
    };
    stop = port.subscribe(look);
    timer = clock.setTimeout(resolve, ms);
    look();
  });
  await laid;
  stop();
  clock.clearTimeout(timer);
  return missing(port.status());
}

function missing({ device, media }: CardStatus): Missing | undefined {
  if (device !== 'ready') return device;
  return media === 'present' ? undefined : 'noCard';
}
