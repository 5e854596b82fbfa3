import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { dayOf } from '#certificates/japan-time.ts';

import type { Desk } from '../calls/desk.ts';
import type { DeskDoor } from '../city/desk-door.ts';
import { REFRESH, fleetPage } from '../city/fleet-page.ts';
import { proofPage } from '../city/proof-page.ts';
import { proofOf } from '../city/proof.ts';
import { signInPage } from '../city/sign-in-page.ts';
import { csv } from '../statistics/csv.ts';
import { statisticsPage } from '../statistics/page.ts';
import type { StatisticsPlan } from '../statistics/plan.ts';
import { report } from '../statistics/report.ts';
import { fiscalYear, fiscalYearOf } from '../statistics/year.ts';
import { readBytes } from './body.ts';

/** A page, ready to be sent; its headers are in lower case. */
export interface PageAnswer {
  readonly status: 200 | 303 | 403;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers a request for one of the city’s pages; undefined when it is for something else. */
export type Pages = (request: IncomingMessage) => Promise<PageAnswer | undefined>;

const COOKIE = 'mado-clerk';
/** A terminal's signed status is the largest that is sent, every character of it escaped. */
const MAX_FORM_BYTES = 8_192;
const HASH = createHash('sha256').update(REFRESH).digest('base64');

/**
 * The city’s pages: 端末の様子 and 集計. With a door, only for staff who signed in; without one, as in a demo, for everybody who
 * reaches the center.
 */
export function createPages(desk: Desk, plan: StatisticsPlan, door: DeskDoor | undefined): Pages {
  const { town, store, clock } = desk;

  const fleet = async () =>
    page(fleetPage(await store.transaction(({ fleet }) => fleet.lines()), town, clock.now()));

  const figures = async (asked: string | null) => {
    const newest = fiscalYearOf(dayOf(clock.now()));
    const period = asked !== null && /^(?:19|2\d)\d{2}$/.test(asked) ? fiscalYear(Number(asked)) : newest;
    const counted = await store.transaction(async ({ tallies }) => ({
      year: period.year,
      copies: await tallies.copies(period.from, period.to),
      payments: await tallies.payments(period.from, period.to),
    }));
    return { tables: report(counted, plan, town), year: period.year, newest: newest.year };
  };

  const shown = async ({ pathname, searchParams }: URL): Promise<PageAnswer | undefined> => {
    if (pathname === '/fleet') return fleet();
    if (pathname === '/fleet/proof') return page(proofPage(town, undefined));
    if (pathname === '/statistics') {
      const { tables, year, newest } = await figures(searchParams.get('year'));
      return page(statisticsPage(tables, { year, newest, town }));
    }
    const id = /^\/statistics\/([a-z]{1,16})\.csv$/.exec(pathname)?.[1];
    const { tables } = id === undefined ? { tables: [] } : await figures(searchParams.get('year'));
    const table = tables.find((each) => each.id === id);
    return table && { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: csv(table) };
  };

  return async (request) => {
    const url = isOurs(request.url) ? URL.parse(request.url, 'http://center') : null;
    if (url === null) return undefined;
    const token = tokenIn(request.headers.cookie);
    if (request.method === 'POST') {
      if (door === undefined && url.pathname === '/sign-out') return redirect('/fleet');
      if (request.headers['sec-fetch-site'] !== 'same-origin') return undefined;
      if (url.pathname === '/fleet/proof') {
        if (door !== undefined && !(await door.isIn(token))) return redirect('/sign-in');
        const note = (await formOf(request)).get('note') ?? '';
        return page(proofPage(town, await proofOf(note, store, clock.now())));
      }
      if (door === undefined) return undefined;
      if (url.pathname === '/sign-out') {
        await door.leave(token);
        return redirect('/sign-in', cookie('', 0, request));
      }
      if (url.pathname !== '/sign-in') return undefined;
      const form = await formOf(request);
      const fresh = await door.enter(form.get('staff') ?? '', form.get('code') ?? '');
      return fresh === undefined
        ? { ...page(signInPage(town, true)), status: 403 }
        : redirect('/fleet', cookie(fresh, 8 * 60 * 60, request));
    }
    if (request.method !== 'GET') return undefined;
    if (url.pathname === '/sign-in') return door && page(signInPage(town, false));
    if (door !== undefined && !(await door.isIn(token))) return redirect('/sign-in');
    return shown(url);
  };
}

function isOurs(path: string | undefined): path is string {
  return path !== undefined && /^\/(?:fleet|statistics|sign-in|sign-out)(?:$|[/?])/.test(path);
}

function page(body: string): PageAnswer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${HASH}'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'same-origin',
    },
    body,
  };
}

function redirect(location: string, headers: Readonly<Record<string, string>> = {}): PageAnswer {
  return { status: 303, headers: { location, ...headers }, body: '' };
}

function cookie(
  token: string,
  seconds: number,
  { socket }: IncomingMessage,
): Readonly<Record<string, string>> {
  const secure = 'encrypted' in socket ? '; Secure' : '';
  return {
    'set-cookie': `${COOKIE}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`,
  };
}

function tokenIn(header: string | undefined): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]{64})(?:;|$)`).exec(header ?? '')?.[1];
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBytes(request, MAX_FORM_BYTES);
  return new URLSearchParams(body.ok ? body.value.toString('utf8') : '');
}
