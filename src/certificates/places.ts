import { MAX_PLACES, type Place } from '#contract/place.ts';
import type { Remedy, Town } from '#contract/town.ts';

import { firstOpening, hoursOn, openOn, siteOf } from './calendar.ts';
import { asJapanTime, dayOf } from './japan-time.ts';

type TownPlace = Town['places'][number];

/** Where a card can be put right, as it stands at a moment (ms): the site's own building first, then the nearest. */
export function placesFor(town: Town, siteId: string, remedy: Remedy, moment: number): Place[] {
  const able = (id: string): readonly TownPlace[] =>
    town.places.filter((place) => place.id === id && place.can.includes(remedy));
  return siteOf(town, siteId)
    .near.toSorted((one, other) => one.metres - other.metres)
    .flatMap(({ place, metres }) => able(place).map((each) => placeAt(town, each, metres === 0, moment)))
    .slice(0, MAX_PLACES);
}

function placeAt(town: Town, place: TownPlace, here: boolean, moment: number): Place {
  const next = firstOpening((day) => openOn(town, place, day), moment);
  const today = hoursOn(town, place, dayOf(moment)).map(({ from, to }) => ({ from, to }));
  return {
    shown: place.shown,
    here,
    today,
    now: today.length === 0 ? 'shut' : standing(next, moment),
    next: next === null || next === moment ? null : asJapanTime(next),
  };
}

/** How a place stands on a day on which it has hours. */
function standing(next: number | null, moment: number): Exclude<Place['now'], 'shut'> {
  if (next === moment) return 'open';
  return next !== null && dayOf(next) === dayOf(moment) ? 'later' : 'over';
}
