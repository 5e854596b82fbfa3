import * as fc from 'fast-check';

import type { Action } from '#contract/action.ts';
import { PersonKey } from '#contract/ids.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import { KEY, accepted } from '#flows/testing/entitlements.ts';
import type { ScriptedDesk } from '#flows/testing/desk.ts';
import type { Rehearsal } from '#flows/testing/visit.ts';

/** One thing that a resident, a device or the center does. */
export interface Step {
  readonly does: (visit: Rehearsal) => Promise<void>;
  /** How many events it sends at the most. */
  readonly events: number;
  toString(): string;
}

function step(name: string, does: Step['does'], events = 1): Step {
  return { does, events, toString: () => name };
}

function tap(action: Action | Action['name']): Step {
  return step(`tap ${JSON.stringify(action)}`, (visit) => visit.tap(action));
}

/** The desk changes; whatever waits for it goes on. */
function desk(name: string, does: (desk: ScriptedDesk) => void): Step {
  return step(name, async (visit) => {
    does(visit.desk);
    await settled();
  });
}

const STRANGER = PersonKey.parse('b'.repeat(64));
const STAFF = { code: 'jam', who: 'staff' } as const;

const taps: readonly Step[] = [
  ...(['next', 'next', 'next', 'back', 'cancel', 'retry', 'addMore', 'pinErase', 'moreTime'] as const).map(
    tap,
  ),
  tap({ name: 'start', language: 'ja' }),
  tap({ name: 'setLanguage', language: 'en' }),
  tap({ name: 'chooseKind', kind: 'ResidentRecord' }),
  tap({ name: 'chooseKind', kind: 'SealRegistration' }),
  tap({ name: 'setOption', option: 'domicile', value: true }),
  tap({ name: 'setCopies', copies: 3 }),
  tap({ name: 'removeLine', line: 0 }),
  tap({ name: 'removeLine', line: 3 }),
  tap({ name: 'pinDigit', digit: 1 }),
  step('the PIN', (visit) => visit.pin('1234'), 5),
  step('a wrong PIN', (visit) => visit.pin('9999'), 5),
];

/** Shortcuts through a visit that goes well: at any other moment they are taps like others. */
const ways: readonly Step[] = [
  step('to the PIN', (visit) => visit.toPin(), 3),
  step('to the basket', (visit) => visit.toBasket(2), 15),
  step('to the money', (visit) => visit.toPay(2), 17),
];

const hands: readonly Step[] = [
  desk('lay the card', (desk) => desk.lay()),
  desk('lift the card', (desk) => desk.lift()),
  ...[...CHANGE_COINS, 1000 as const].map((coin) => step(`drop ${coin}`, (visit) => visit.drop(coin))),
];

const mishaps: readonly Step[] = [
  desk('cash fails', (desk) => desk.failCash({ code: 'coinJam', who: 'staff' })),
  desk('no deposit', (desk) => void (desk.depositFault = { code: 'offline', who: 'technician' })),
  desk('hoppers run low', (desk) => void (desk.payable = 50)),
  desk(
    'no sheet next',
    (desk) => void desk.reports.push({ verdict: 'notPrinted', cause: 'not-ready', fault: STAFF }),
  ),
  desk(
    'a doubtful sheet next',
    (desk) => void desk.reports.push({ verdict: 'unknown', cause: 'silent', fault: STAFF }),
  ),
  desk('no paper', (desk) => void (desk.printerFault = { code: 'mediaEmpty', who: 'staff' })),
  desk('the center is away', (desk) => void (desk.centerFault = { code: 'timeout', who: 'technician' })),
  desk('papers are refused', (desk) => void (desk.prepareRefusal = 'counter')),
  desk('the person is refused', (desk) => void (desk.answer = { answer: 'refused', reason: 'counter' })),
  desk('another person', (desk) => void (desk.answer = accepted(STRANGER))),
  desk("another person's papers", (desk) => void (desk.documentsFor = STRANGER)),
  desk('a foreign card', (desk) => void (desk.cardFault = { code: 'notMyNumber', who: 'resident' })),
  desk('all is well again', mend),
];

/** Nobody does anything for so long, s; or everything takes so long to answer from now on. */
const times: readonly Step[] = [
  ...[1, 69, 71, 200, 1_000].map((s) => step(`${s} s pass`, (visit) => visit.desk.clock.pass(s * 1000), 10)),
  ...[0, 2, 40, 1_000].map((s) => desk(`answers take ${s} s`, (desk) => void (desk.pace = s * 1000))),
];

const anything = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...taps) },
  { weight: 3, arbitrary: fc.constantFrom(...ways) },
  { weight: 5, arbitrary: fc.constantFrom(...hands) },
  { weight: 2, arbitrary: fc.constantFrom(...mishaps) },
  { weight: 2, arbitrary: fc.constantFrom(...times) },
);

/** A visit that may have come some way already, and then anything in any order. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom([], ...ways.map((way) => [way])),
    fc.array(anything, { minLength: 5, maxLength: 40 }),
  )
  .map(([way, rest]) => [...way, ...rest]);

/** Everything works again and answers at once; the papers are those of the person. */
export function mend(desk: ScriptedDesk): void {
  desk.pace = 0;
  desk.payable = 10_000;
  desk.reports = [];
  desk.depositFault = undefined;
  desk.printerFault = undefined;
  desk.centerFault = undefined;
  desk.cardFault = undefined;
  desk.prepareRefusal = undefined;
  desk.triesLeft = 3;
  desk.documentsFor = KEY;
  desk.answer = accepted(KEY);
}
