import type { StaffId } from '#contract/ids.ts';
import { err } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { may } from '#contract/staff-task.ts';
import type { StaffTask } from '#contract/staff-task.ts';
import type { Fact } from '#contract/staff-view.ts';

import type { StaffContext } from './context.ts';
import type { Duties } from './duties.ts';
import type { Leaf } from './duty.ts';
import type { SignedIn, StaffOffice } from './office.ts';
import type { Sighting } from './standing-of.ts';

/** Between two looks at the devices, ms. */
const LOOK_EVERY_MS = 2_000;

type Wanted = Pick<StaffContext, 'task' | 'asked' | 'who'>;

/** Does what staff have read over, if their role may; whatever came of it is told to the auditor. */
export async function perform(
  { events }: StaffOffice,
  duties: Duties,
  { task, asked, who }: Wanted,
): Promise<Result<readonly Fact[], string>> {
  if (task === null || who === null) return err('forbidden');
  const duty = duties[task];
  if (!('act' in duty) || !may(who.role, task)) return err('forbidden');
  const done = await duty.act(asked, who.by);
  events.raise({ id: 'staff.acted', by: who.by, task, result: done.ok ? 'done' : done.error });
  return done;
}

export async function read(
  { events }: StaffOffice,
  duties: Duties,
  { task, asked, who }: Wanted,
): Promise<readonly Leaf[]> {
  if (task === null || who === null) return [];
  const duty = duties[task];
  if (!('leaves' in duty) || !may(who.role, task)) return [];
  const leaves = await duty.leaves(asked);
  events.raise({ id: 'staff.acted', by: who.by, task, result: 'read' });
  return leaves;
}

/** Somebody asked for what their role may not do: refused, and told. */
export function tellDenied({ events }: StaffOffice, who: SignedIn | null, task: StaffTask | undefined): void {
  if (who !== null && task !== undefined) events.raise({ id: 'staff.denied', by: who.by, task });
}

export function signedIn({ door }: StaffOffice, by: StaffId | null): SignedIn | null {
  const role = by === null ? undefined : door.roleOf(by);
  return by === null || role === undefined ? null : { by, role };
}

/** Looks at the devices again and again, each time after the last answer, until it is stopped. */
export function lookAgain(office: StaffOffice, tell: (seen: Sighting) => void): () => void {
  let timer: unknown;
  let ended = false;
  const again = async (): Promise<void> => {
    const seen = await office.look().catch(() => undefined);
    if (ended) return;
    if (seen !== undefined) tell(seen);
    timer = office.clock.setTimeout(() => void again(), LOOK_EVERY_MS);
  };
  void again();
  return () => {
    ended = true;
    office.clock.clearTimeout(timer);
  };
}
