import type { HouseholdRecord } from '#certificates/data/household-record.ts';
import type { ForeignResident } from '#certificates/data/foreign-resident.ts';
import type { RecordedPerson } from '#certificates/data/recorded-person.ts';
import { RecordItem } from '#contract/kinds/household.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import type { Options } from '#contract/certificate.ts';

import type { Membership, Resident } from '../register/register.ts';
import { sheetOrder } from './sheet-order.ts';
import { membersOf } from './standing.ts';

type RecordOptions = Extract<Options, { kind: 'ResidentRecord' | 'RecordedItems' }>;

/** More members than this are not offered one by one: they would not stand on one screen. */
const MOST_TO_CHOOSE_FROM = 8;

/** On which form and for whom a record of the household can be asked for. */
export function formAndScope(member: Membership): readonly OfferedOption[] {
  const members = sheetOrder(membersOf(member));
  const alone = members.length === 1;
  const choosable = !alone && members.length <= MOST_TO_CHOOSE_FROM;
  return [
    { asks: 'answer', option: 'form', answers: ['joint', 'single'] },
    {
      asks: 'answer',
      option: 'scope',
      // The record of one who lives alone is the whole household's.
      answers: [...(alone ? [] : ['self' as const]), ...(choosable ? ['part' as const] : []), 'household'],
    },
    ...(choosable ? [personsQuestion(members, member.resident)] : []),
  ];
}

function personsQuestion(members: readonly Resident[], asking: Resident): OfferedOption {
  const words = members.map(({ person }) => person.relationship ?? '');
  return {
    asks: 'persons',
    option: 'persons',
    when: { option: 'scope', answer: 'part' },
    members: members.map(({ id }, index) => {
      const relationship = words[index] ?? '';
      const same = words.filter((word) => word === relationship).length;
      const nth = words.slice(0, index + 1).filter((word) => word === relationship).length;
      return { place: index + 1, relationship, nth: same > 1 ? nth : null, self: id === asking.id };
    }),
  };
}

/** The items that somebody in the household has, and that may therefore be shown or left out. */
export function itemsOf(member: Membership, of: readonly RecordItem[]): readonly OfferedOption[] {
  const persons = membersOf(member).map(({ person }) => person);
  const foreign = persons.flatMap(({ foreign }) => foreign ?? []);
  const there: Readonly<Record<RecordItem, boolean>> = {
    relationship: true,
    domicile: persons.some(({ domicile }) => domicile !== null),
    myNumber: persons.every(({ myNumber }) => myNumber !== null),
    nationality: foreign.length > 0,
    residence: foreign.length > 0,
    cardNumber: foreign.some(({ cardNumber }) => cardNumber !== null),
    aliasHistory: foreign.some(({ aliasHistory }) => (aliasHistory ?? []).length > 0),
    dates: true,
    previousAddress: persons.some(({ previousAddress }) => previousAddress !== null),
    building: member.household.building !== undefined,
  };
  return of.filter((item) => there[item]).map((option) => ({ asks: 'yesNo', option }));
}

/** What the record says. Whoever asked for everybody one by one asked for the whole household. */
export function householdRecord(
  member: Membership,
  options: RecordOptions,
  always: readonly RecordItem[],
): HouseholdRecord {
  const members = sheetOrder(membersOf(member));
  const chosen = members.filter(({ id }, index) => {
    if (options.scope === 'self') return id === member.resident.id;
    return options.scope === 'household' || (options.persons ?? []).includes(index + 1);
  });
  const asked = new Map<string, unknown>(Object.entries(options));
  const shows = RecordItem.options.filter((item) => always.includes(item) || asked.get(item) === true);
  const head = members.find(({ person }) => person.relationship === '世帯主');
  return {
    form: options.form ?? 'joint',
    scope: chosen.length === members.length ? 'household' : options.scope,
    shows,
    address: addressOf(member.household, shows.includes('building')),
    householder: shows.includes('relationship') && head ? head.person.name : null,
    persons: chosen.map(({ person }) => leavingOut(person, new Set(shows))),
  };
}

function addressOf({ address, building }: Membership['household'], whole: boolean): string {
  return whole || building === undefined ? address : address.slice(0, -building.length).trimEnd();
}

/** What is not shown does not leave the center. */
function leavingOut(person: RecordedPerson, shows: ReadonlySet<RecordItem>): RecordedPerson {
  const kept = <Value>(item: RecordItem, value: Value) => (shows.has(item) ? value : null);
  return {
    ...person,
    relationship: kept('relationship', person.relationship),
    domicile: kept('domicile', person.domicile),
    familyHead: kept('domicile', person.familyHead),
    myNumber: kept('myNumber', person.myNumber),
    becameResident: kept('dates', person.becameResident),
    settled: kept('dates', person.settled),
    notified: kept('dates', person.notified),
    previousAddress: kept('previousAddress', person.previousAddress),
    foreign: person.foreign && leavingOutOf(person.foreign, kept),
  };
}

function leavingOutOf(
  foreign: ForeignResident,
  kept: <Value>(item: RecordItem, value: Value) => Value | null,
): ForeignResident {
  return {
    ...foreign,
    aliasHistory: kept('aliasHistory', foreign.aliasHistory),
    nationality: kept('nationality', foreign.nationality),
    category: kept('residence', foreign.category),
    status: kept('residence', foreign.status),
    period: kept('residence', foreign.period),
    until: kept('residence', foreign.until),
    cardNumber: kept('cardNumber', foreign.cardNumber),
    becameForeignResident: kept('dates', foreign.becameForeignResident),
  };
}
