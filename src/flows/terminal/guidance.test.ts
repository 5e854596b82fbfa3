import { expect, test } from 'vitest';

import { EMPTY_BOARD } from '#contract/board.ts';
import type { Place } from '#contract/place.ts';
import type { Screen } from '#contract/screen.ts';
import type { Remedy } from '#contract/town.ts';
import ja from '#resources/texts/ja.json' with { type: 'json' };

import { Rehearsal } from '../testing/visit.ts';
import { guided } from './guidance.ts';

const PLACE: Place = { shown: { ja: '住民課', en: 'Hall' }, here: true, today: [], now: 'shut', next: null };
const premises = { places: () => [PLACE], board: () => EMPTY_BOARD };

/** Every fault of a card that ends a visit, and what a person can do about it somewhere else. */
const HELPED: Readonly<Record<string, Remedy>> = {
  pinBlocked: 'pinReset',
  noPin: 'pinReset',
  certificateExpired: 'certificateRenewal',
  certificateRevoked: 'certificateRenewal',
  certificateNotYetValid: 'certificateRenewal',
  noCertificate: 'certificateRenewal',
  certificateForged: 'cardIssue',
  protocol: 'cardIssue',
};

function trouble(area: 'card' | 'cash', code: string): Screen {
  const rest = { who: 'staff', money: { state: 'none' }, printed: 0 } as const;
  return {
    name: 'trouble',
    area,
    code,
    ...rest,
    canReceipt: false,
    slip: null,
    canRetry: false,
    help: null,
    cardOnReader: false,
  };
}

const helpOf = (screen: Screen) => ('help' in screen ? screen.help : undefined);

test('each fault of a card that has words names the places that help, or none', () => {
  const codes = Object.keys(ja.fault).flatMap((key) => (key.startsWith('card/') ? [key.slice(5)] : []));
  for (const code of codes) {
    const remedy = HELPED[code];
    const expected = remedy === undefined ? null : { remedy, places: [PLACE] };
    expect([code, helpOf(guided(trouble('card', code), premises))]).toEqual([code, expected]);
  }
});

test.each<readonly [string, Screen, Remedy | null]>([
  ['a forgotten PIN', { name: 'confirmLastTry', help: null }, 'pinReset'],
  ['a 住基カード', { name: 'layCard', trouble: 'juki', help: null }, 'cardIssue'],
  ['a card that cannot be read', { name: 'layCard', trouble: 'unreadable', help: null }, 'cardIssue'],
  ['a card lifted too early', { name: 'layCard', trouble: 'removed', help: null }, null],
  ['no card yet', { name: 'layCard', trouble: null, help: null }, null],
  ['a fault of something else by the same name', trouble('cash', 'protocol'), null],
])('%s', (_, screen, remedy) => {
  expect(helpOf(guided(screen, premises))?.remedy ?? null).toBe(remedy);
});

test('where the town knows of no place, none is promised', () => {
  expect(helpOf(guided(trouble('card', 'pinBlocked'), { ...premises, places: () => [] }))).toBeNull();
});

test('a resident with a blocked PIN is sent to the places of the day', async () => {
  const visit = await new Rehearsal().start();
  visit.places = [PLACE];
  visit.desk.triesLeft = 0;
  await visit.toPin();
  expect(visit.screen).toMatchObject({
    name: 'trouble',
    code: 'pinBlocked',
    money: { state: 'none' },
    help: { remedy: 'pinReset', places: [PLACE] },
  });
});

test('the first screen shows what hangs at the site at that moment', async () => {
  const visit = await new Rehearsal().start();
  expect(visit.screen).toMatchObject({ name: 'idle', board: EMPTY_BOARD });
  visit.board = { today: [{ from: '08:30', to: '17:15' }], notices: [PLACE.shown] };
  await visit.tap({ name: 'setLanguage', language: 'ja' });
  expect(visit.screen).toMatchObject({ name: 'idle', board: visit.board });
});
