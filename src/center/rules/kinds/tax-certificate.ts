import { filled } from '#certificates/data/filled.ts';
import type { Amount } from '#certificates/data/amount.ts';
import { DeductionItem, DependantItem, IncomeItem } from '#certificates/data/tax-certificate.ts';
import type { TaxCertificate, Taxed } from '#certificates/data/tax-certificate.ts';
import type { Options } from '#contract/certificate.ts';
import type { TownKind } from '#contract/town.ts';

import type { Holder } from '../../register/holder.ts';
import type { AssessedYear } from '../../register/taxes.ts';
import type { Asked } from '../asked.ts';
import { dayOf } from '#certificates/japan-time.ts';
import { mayBeServed } from '../standing.ts';
import { printedYear, yearQuestion, yearsAt } from '../years.ts';

/**
 * What could be asked about 課税証明書: the years for which this town taxes the person. Who made no return, or lived elsewhere on
 * 1 January, is told so: the tax desk or the other town helps them.
 */
export function askedOfTax(kind: TownKind, { member, taxes }: Holder, now: number): Asked {
  if (member === null || !mayBeServed(member, dayOf(now))) return undefined;
  const known = new Set(taxes.filter(({ is }) => is !== 'undeclared').map(({ year }) => year));
  const years = yearQuestion(kind, now, (year) => known.has(year));
  if (years.length > 0) return [...years, { asks: 'yesNo', option: 'deductions' }];
  const open = yearsAt(kind, now).map(({ year }) => year);
  return taxes.some(({ year }) => open.includes(year)) ? 'taxUndeclared' : 'taxElsewhere';
}

export function taxCertificateOf(
  kind: TownKind,
  { member, taxes }: Holder,
  { year, deductions }: Extract<Options, { kind: 'TaxCertificate' }>,
): TaxCertificate {
  const known = taxes.find((each) => each.year === year);
  if (member === null || known === undefined || known.is === 'undeclared')
    throw new Error('nothing was assessed: nothing entitled this person to a certificate');
  const { name, birth, foreign } = member.resident.person;
  return {
    kind: 'TaxCertificate',
    fiscalYear: { year, printed: printedYear(kind, year) },
    name,
    birth,
    foreign: foreign !== null,
    ...(known.is === 'assessed'
      ? assessed(known, deductions === true)
      : withoutReturn(known.address, deductions === true)),
  };
}

type Contents = Omit<TaxCertificate, 'kind' | 'fiscalYear' | 'name' | 'birth' | 'foreign'>;

function assessed(known: AssessedYear, whole: boolean): Contents {
  const { address, receipts, totalIncome, grossIncome, remarks, deducted, spouse, ownStatus, base, tax } =
    known;
  const taxed: Taxed = {
    deductions: filled<DeductionItem, Amount>(DeductionItem.options, known.deductions, 0),
    deducted,
    spouse,
    dependants: filled(DependantItem.options, known.dependants, 0),
    ownStatus,
    base,
    tax,
  };
  const income = filled<IncomeItem, Amount>(IncomeItem.options, known.income, 0);
  return { address, receipts, income, totalIncome, grossIncome, taxed: whole ? taxed : null, remarks };
}

/** Amounts that nobody declared are unknown, and are never printed as nought. */
function withoutReturn(address: string, whole: boolean): Contents {
  const unknown: Taxed = {
    deductions: filled<DeductionItem, Amount>(DeductionItem.options, {}, '*'),
    deducted: '*',
    spouse: '無',
    dependants: filled(DependantItem.options, {}, 0),
    ownStatus: null,
    base: '*',
    tax: {
      incomeMunicipal: '*',
      incomePrefectural: '*',
      evenMunicipal: '*',
      evenPrefectural: '*',
      forest: '*',
      total: '*',
    },
  };
  return {
    address,
    receipts: { salary: '*', pension: '*' },
    income: filled<IncomeItem, Amount>(IncomeItem.options, {}, '*'),
    totalIncome: '*',
    grossIncome: '*',
    taxed: whole ? unknown : null,
    remarks: '未申告（被扶養者）',
  };
}
