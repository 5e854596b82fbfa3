import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Bus, BusFailure } from './bus.ts';
import { perhaps, simplePoll } from './command.ts';
import type { Command } from './command.ts';

/**
 * Whether a device knows a command that not every maker has. To one that it does not know it is silent, as one that has
 * gone would be, so it is asked afterwards whether it is still there.
 */
export async function supports(
  bus: Bus,
  address: number,
  command: Command<unknown>,
): Promise<Result<boolean, BusFailure>> {
  const asked = await bus.exchange(address, perhaps(command));
  if (asked.ok) return ok(true);
  if (asked.error === 'nak') return ok(false);
  const there = await bus.exchange(address, simplePoll());
  return there.ok ? ok(false) : err(there.error);
}
