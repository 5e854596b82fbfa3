import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { requestNoteId, requestScaling } from './cctalk/acceptor-commands.ts';
import { requestAccepted } from './cctalk/command.ts';
import { supports } from './cctalk/supports.ts';
import { noteValue } from './cctalk/value-code.ts';
import { busFault } from './faults.ts';
import { pollWish } from './introduction.ts';
import type { CashFault } from './port.ts';
import type { CashWorld } from './profile.ts';

/** How a note validator is built, by its own account. */
export interface NoteBuild {
  /** Its 1,000-yen types. Larger notes could not be changed and stay inhibited. */
  readonly types: readonly number[];
  /** 225: it counts what it ever stacked. */
  readonly life: boolean;
  readonly pollMs: number | undefined;
}

const TYPES = 16;
export const NOTE = 1000;

/** Asks a note validator all that. */
export async function noteBuild(world: CashWorld, address: number): Promise<Result<NoteBuild, CashFault>> {
  const { bus } = world;
  const scaling = await bus.exchange(address, requestScaling());
  if (!scaling.ok) return err(busFault(scaling.error));
  const types: number[] = [];
  for (let type = 1; type <= TYPES; type++) {
    const id = await bus.exchange(address, requestNoteId(type));
    if (!id.ok) return err(busFault(id.error));
    if (noteValue(id.value, scaling.value) === NOTE) types.push(type);
  }
  const life = await supports(bus, address, requestAccepted());
  if (!life.ok) return err(busFault(life.error));
  return ok({ types, life: life.value, pollMs: await pollWish(world, address) });
}
