import { wait } from '#contract/clock.ts';
import type { VisitId } from '#contract/ids.ts';
import type { CashJournal, Doubt, PayoutIntent, PayoutOutcome } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { yen } from '#contract/yen.ts';
import type { CashDevices, CashNews } from './devices.ts';
import { busFault } from './faults.ts';
import type { Decided, Hopper } from './hopper.ts';
import type { CashFault, CashRecovery } from './port.ts';
import type { CashWorld } from './profile.ts';

/**
 * Brings the devices' truth into the journal: what was taken while nobody polled, what became of payouts and routes that a
 * crash left open. Nothing is repeated; what no device can tell becomes a doubt.
 */
export async function reconcile(
  { clock, journal, profile }: CashWorld,
  devices: CashDevices,
  visit: VisitId | undefined,
): Promise<Result<CashRecovery, CashFault>> {
  const rounds: CashNews[] = [];
  do {
    const news = await devices.poll(visit);
    if (!news.ok) return err(busFault(news.error));
    rounds.push(news.value);
    if (devices.validator?.routing === true) await wait(clock, profile.pollMs);
  } while (devices.validator?.routing === true);
  const lost = abandonRoutes(journal);
  const payouts = await settlePayouts(journal, devices.hoppers);
  return ok({
    lateCredits: rounds.flatMap(({ credits }) => credits),
    settled: rounds.reduce((sum, { settled }) => sum + settled, lost.length + payouts.length),
    doubts: [...rounds.flatMap(({ doubts }) => doubts), ...lost, ...payouts.flatMap(doubtOf)],
  });
}

/** Routes of a validator that is no longer there. */
function abandonRoutes(journal: CashJournal): readonly Doubt[] {
  return journal.openRoutes().map(({ id, denomination }) => {
    const cause = 'note-validator.gone';
    journal.settleRoute(id, { status: 'unknown', cause });
    return { min: yen(0), max: yen(denomination), cause };
  });
}

interface Settled {
  readonly intent: PayoutIntent;
  readonly outcome: PayoutOutcome;
}

async function settlePayouts(journal: CashJournal, hoppers: readonly Hopper[]): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  for (const intent of journal.openPayouts()) {
    const hopper = hoppers.find(({ device }) => device === intent.device);
    const { outcome, mistrust } = (await hopper?.decide(intent, 'other')) ?? gone(intent.coins);
    journal.settlePayout(intent.id, outcome, mistrust);
    settled.push({ intent, outcome });
  }
  return settled;
}

function gone(coins: number): Decided {
  return { outcome: { status: 'unknown', min: 0, max: coins, cause: 'hopper.gone' }, mistrust: 'unknown' };
}

function doubtOf({ intent, outcome }: Settled): readonly Doubt[] {
  if (outcome.status !== 'unknown') return [];
  const { min, max, cause } = outcome;
  return [{ min: yen(min * intent.coin), max: yen(max * intent.coin), cause }];
}
