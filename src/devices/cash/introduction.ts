import { err } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { busFault, cashFault } from './faults.ts';
import type { CashFault } from './port.ts';
import type { CashWorld } from './profile.ts';
import { requestCategory, requestPollPriority, requestSerial } from './cctalk/command.ts';

/** Whether a device of one of these kinds is at an address; answers its serial number. */
export async function introduced(
  { bus, profile }: CashWorld,
  address: number,
  categories: readonly string[],
): Promise<Result<number, CashFault>> {
  const there = await bus.detect(address, profile.bus.tries);
  if (!there.ok) return err(busFault(there.error));
  const category = await bus.exchange(address, requestCategory());
  if (!category.ok) return err(busFault(category.error));
  if (!categories.includes(category.value)) return err(cashFault('wrongDevice'));
  const serial = await bus.exchange(address, requestSerial());
  return serial.ok ? serial : err(busFault(serial.error));
}

/** How often a device wants to be polled at least (249), ms; undefined where it does not say. */
export async function pollWish({ bus }: CashWorld, address: number): Promise<number | undefined> {
  const wish = await bus.exchange(address, requestPollPriority());
  return wish.ok ? wish.value : undefined;
}
