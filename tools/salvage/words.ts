import { asJapanTime } from '#certificates/japan-time.ts';

import type { Findings, OpenIntent } from './findings.ts';
import type { Salvage } from './salvage.ts';

const INTENTS: Readonly<Record<OpenIntent['what'], string>> = {
  payout: 'coins that may have come out: count the hoppers and the tray',
  note: 'a note that may be in the stacker or gone back: count the stacker',
  sheet: 'a sheet that may have come out: look in the printer and its tray',
  slip: 'a slip that may have come out: look in the printer and its tray',
  numbers: 'numbers that the center may have drawn: ask the center',
  relay: 'a slip of the counter that may be paid: ask the center',
};

/** For a technician and for whoever settles the money, a line each. */
export function linesOf({ integrity, lost, partial, missing }: Salvage, found: Findings): readonly string[] {
  const when = (at: number): string => asJapanTime(at);
  return [
    `terminal       ${found.terminal ?? 'cannot be read'}`,
    `file           ${integrity}`,
    ...(lost > 0
      ? [`disk           ${lost} blocks could not be read: copy the disk with ddrescue before it gets worse`]
      : []),
    `not all of     ${partial.join(', ') || 'nothing: every table that is there was read whole'}`,
    `nothing of     ${missing.join(', ') || 'none'}`,
    ...Object.entries(found.balances).map(([account, yen]) => `balance        ${account} ${yen}円`),
    ...(found.unbalanced > 0
      ? [`balance        NOT CERTAIN: lines of ${found.unbalanced} entries are missing`]
      : []),
    ...found.owed.map(({ number, yen, at }) => `未返金 owed    ${number} ${yen}円, ${when(at)}`),
    ...found.doubts.map(
      ({ id, direction, min, max }) => `in doubt       ${id}: ${min} to ${max}円 ${direction}`,
    ),
    ...found.intents.map(({ what, id, at }) => `open           ${id}, ${when(at)}: ${INTENTS[what]}`),
    ...found.openVisits.map((visit) => `open visit     ${visit}`),
    `records        ${found.runs.map((run) => `${run[0]?.sequence ?? 0}–${run.at(-1)?.sequence ?? 0}`).join(', ') || 'none'}; ${found.unsent} of them unsent`,
  ];
}
