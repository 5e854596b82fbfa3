import type { Desk } from '../visit/desk.ts';
import type { Recovery } from './recover.ts';

/** A start that could be reconciled is told of, with what it found. */
export async function toldRecovery(
  recovering: Promise<Recovery>,
  events: Desk['events'],
  version: string,
): Promise<Recovery> {
  const recovery = await recovering;
  if (recovery.result === 'cashAway') return recovery;
  const { aftermath, inDoubt } = recovery;
  events.raise({ id: 'terminal.started', version, reconciled: aftermath.length, inDoubt });
  return recovery;
}
