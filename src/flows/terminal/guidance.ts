import type { Screen } from '#contract/screen.ts';
import type { Remedy } from '#contract/town.ts';

import type { Premises } from './inspect.ts';

/** What helps a card that cannot be used here, by the code of its fault; for others a place would be a wrong hope. */
const REMEDIES: ReadonlyMap<string | null, Remedy> = new Map([
  ['pinBlocked', 'pinReset'],
  ['noPin', 'pinReset'],
  ['certificateExpired', 'certificateRenewal'],
  ['certificateRevoked', 'certificateRenewal'],
  ['certificateNotYetValid', 'certificateRenewal'],
  ['noCertificate', 'certificateRenewal'],
  ['certificateForged', 'cardIssue'],
  ['protocol', 'cardIssue'],
]);

/** The same for a card that another one, or the same laid better, may still take the place of. */
const ON_THE_READER: ReadonlyMap<string | null, Remedy> = new Map([
  ['unreadable', 'cardIssue'],
  ['juki', 'cardIssue'],
]);

/** The same screen with what stands at the site today, and with the places that can help (案内) where it sends a person somewhere. */
export function guided(screen: Screen, { places, board }: Pick<Premises, 'places' | 'board'>): Screen {
  const helpFor = (remedy: Remedy | undefined) => {
    const found = remedy === undefined ? [] : places(remedy);
    return remedy === undefined || found.length === 0 ? null : { remedy, places: [...found] };
  };
  if (screen.name === 'idle') return { ...screen, board: board() };
  if (screen.name === 'layCard') return { ...screen, help: helpFor(ON_THE_READER.get(screen.trouble)) };
  if (screen.name === 'confirmLastTry') return { ...screen, help: helpFor('pinReset') };
  if (screen.name === 'trouble' && screen.area === 'card')
    return { ...screen, help: helpFor(REMEDIES.get(screen.code)) };
  return screen;
}
