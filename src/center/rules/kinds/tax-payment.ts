import type { Amount } from '#certificates/data/amount.ts';
import type { TaxPayment } from '#certificates/data/tax-payment.ts';
import { dayOf } from '#certificates/japan-time.ts';
import type { Options } from '#contract/certificate.ts';
import type { Town, TownKind } from '#contract/town.ts';

import type { Holder } from '../../register/holder.ts';
import type { AssessedYear, TaxYear } from '../../register/taxes.ts';
import type { Asked } from '../asked.ts';
import { mayBeServed } from '../standing.ts';
import { printedYear, yearQuestion } from '../years.ts';

/** What could be asked about 納税証明書: the years with something to pay and nothing overdue (滞納); why a year is missing is not said. */
export function askedOfPayment(kind: TownKind, { member, taxes }: Holder, now: number): Asked {
  if (member === null || !mayBeServed(member, dayOf(now))) return undefined;
  const clear = new Set(taxes.filter(isClear).map(({ year }) => year));
  const years = yearQuestion(kind, now, (year) => clear.has(year));
  return years.length > 0 ? years : undefined;
}

function isClear(known: TaxYear): known is AssessedYear {
  return (
    known.is === 'assessed' &&
    known.instalments.length > 0 &&
    known.instalments.every(({ overdue }) => overdue === 0 || overdue === '*')
  );
}

export function taxPaymentOf(
  { municipality: { name: town, prefecture } }: Town,
  kind: TownKind,
  { member, taxes }: Holder,
  { year }: Extract<Options, { kind: 'TaxPayment' }>,
): TaxPayment {
  const known = taxes.filter(isClear).find((each) => each.year === year);
  if (member === null || known === undefined)
    throw new Error('nothing was to be paid: nothing entitled this person to a certificate');
  const { name, birth, foreign } = member.resident.person;
  const { instalments } = known;
  return {
    kind: 'TaxPayment',
    fiscalYear: { year, printed: printedYear(kind, year) },
    tax: `${town.slice(-1)}民税・${prefecture.slice(-1)}民税${year >= 2024 ? '・森林環境税' : ''}`,
    name,
    birth,
    foreign: foreign !== null,
    address: member.household.address,
    instalments,
    total: {
      amount: sum(instalments.map(({ amount }) => amount)),
      paid: sum(instalments.map(({ paid }) => paid)),
      notYetDue: sum(instalments.map(({ notYetDue }) => notYetDue)),
      overdue: sum(instalments.map(({ overdue }) => overdue)),
    },
  };
}

/** A sum with something unknown in it is unknown. */
function sum(amounts: readonly Amount[]): Amount {
  let total = 0;
  for (const amount of amounts) {
    if (amount === '*') return '*';
    total += amount;
  }
  return total;
}
