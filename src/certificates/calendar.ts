import type { Kind } from '#contract/certificate.ts';
import type { Town } from '#contract/town.ts';

import { closes } from './closed-days.ts';
import { dayOf, momentAt, plusDays, weekdayOf } from './japan-time.ts';

type Site = Town['sites'][number];

/** How far ahead an opening is looked for, days. A year holds every rule that repeats. */
const HORIZON = 366;

/** A stretch of time, ms; `to` is the first moment after it. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/** The site of this id. An unknown one is a defect: configuration is checked at start. */
export function siteOf(town: Town, id: string): Site {
  const site = town.sites.find((each) => each.id === id);
  if (site === undefined) throw new RangeError(`no site ${id} in this town`);
  return site;
}

/** Whether the site deals with a kind at a moment (ms): its hours and the kind's, less the closed days of both. */
export function isOpen(town: Town, siteId: string, kind: Kind, moment: number): boolean {
  return openings(town, siteId, kind, dayOf(moment)).some(({ from, to }) => from <= moment && moment < to);
}

/**
 * The first moment (ms), from the given one on, at which the site deals with the kind: the given one itself while it is open,
 * `null` if nothing opens within a year or the town does not issue the kind.
 */
export function opensNext(town: Town, siteId: string, kind: Kind, moment: number): number | null {
  return firstOpening((day) => openings(town, siteId, kind, day), moment);
}

/** The first moment (ms), from the given one on, of what `openings` gives for each day; `null` if there is none within a year. */
export function firstOpening(openings: (day: string) => readonly Opening[], moment: number): number | null {
  const today = dayOf(moment);
  for (let ahead = 0; ahead <= HORIZON; ahead += 1) {
    const starts = openings(plusDays(today, ahead))
      .filter(({ to }) => moment < to)
      .map(({ from }) => Math.max(from, moment));
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

function openings(town: Town, siteId: string, kind: Kind, day: string): Opening[] {
  const ofSite = openOn(town, siteOf(town, siteId), day);
  const ofKind = town.kinds.filter((each) => each.kind === kind).flatMap((each) => openOn(town, each, day));
  return ofSite
    .flatMap((one) =>
      ofKind.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })),
    )
    .filter(({ from, to }) => from < to);
}

/** What has hours (取扱時間) and closed days: a site, a kind, a place. */
type Opened = Pick<Site, 'hours' | 'closed'>;

/** The hours of a day, none when it is closed. */
export function hoursOn(town: Town, place: Opened, day: string): Site['hours'] {
  if (place.closed.some((rule) => closes(rule, day, town.holidays))) return [];
  return place.hours.filter(({ days }) => days.includes(weekdayOf(day)));
}

export function openOn(town: Town, place: Opened, day: string): Opening[] {
  return hoursOn(town, place, day).map(({ from, to }) => ({
    from: momentAt(day, from),
    to: momentAt(day, to),
  }));
}
