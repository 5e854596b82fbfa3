import { describe, expect, test } from 'vitest';

import { madeUpTown } from '#certificates/made-up-town.ts';
import type { CertificateData } from '#certificates/data.ts';
import type { Kind, Options } from '#contract/certificate.ts';
import type { Told } from '#contract/center.ts';

import { REGISTER } from '../testing/running-center.ts';
import { contentsOf } from './contents.ts';
import { entitlementsOf, withheldFrom } from './entitlement.ts';

const NOW = Date.parse('2026-11-24T10:00:00+09:00');

const WORKER = 'DEMO0000000000001B';
const SINGLE = 'DEMO0000000000003D';
const PENSIONER = 'DEMO0000000000004E';
const DEPENDANT = 'DEMO0000000000005F';
const UNDECLARED = 'DEMO0000000000006G';
const OVERDUE = 'DEMO0000000000007H';
const ABROAD = 'DEMO0000000000011B';
const NEWCOMER = 'DEMO0000000000025F';
const PROTECTED = 'DEMO0000000000020A';
const ENROLLED = 'DEMO0000000000033D';
const ENROLLED_TODAY = 'DEMO0000000000034E';

function holder(commonName: string) {
  const found = REGISTER.byCommonName(commonName);
  if (!found) throw new Error('nobody');
  return found;
}

function entitled(commonName: string, kind: Kind, now = NOW) {
  return entitlementsOf(holder(commonName), madeUpTown, now).find((each) => each.kind === kind);
}

function told(commonName: string, kind: Kind): Told | undefined {
  return withheldFrom(holder(commonName), madeUpTown, NOW).find((each) => each.kind === kind)?.why;
}

function yearsOf(commonName: string, kind: Kind, now = NOW): readonly number[] {
  const entitlement = entitled(commonName, kind, now);
  const offer = entitlement?.offered.find(({ asks }) => asks === 'year');
  if (offer?.asks === 'year') return offer.years.map(({ year }) => year);
  const standing = entitlement?.defaults;
  return standing && 'year' in standing ? [standing.year] : [];
}

function contents<K extends Kind>(commonName: string, options: Extract<Options, { kind: K }>) {
  const said = contentsOf(holder(commonName), options, madeUpTown);
  const ofKind = (data: CertificateData): data is Extract<CertificateData, { kind: K }> =>
    data.kind === options.kind;
  if (!ofKind(said)) throw new Error('another kind');
  return said;
}

describe('課税証明書', () => {
  test('is offered for the years in which the town taxed the person, newest first', () => {
    expect(yearsOf(WORKER, 'TaxCertificate')).toEqual([2026, 2025, 2024, 2023, 2019]);
    expect(yearsOf(SINGLE, 'TaxCertificate')).toEqual([2026, 2025]);
  });

  test.each([
    ['2026-06-10T08:29:59+09:00', 2025],
    ['2026-06-10T08:30:00+09:00', 2026],
  ])('at %s the newest year is %i', (at, newest) => {
    expect(yearsOf(WORKER, 'TaxCertificate', Date.parse(at))[0]).toBe(newest);
  });

  test('the menu says 令和元年度 and the paper 平成31年度', () => {
    const offer = entitled(WORKER, 'TaxCertificate')?.offered.find(({ asks }) => asks === 'year');
    const shown = offer?.asks === 'year' && offer.years.find(({ year }) => year === 2019)?.shown.ja;
    expect(shown).toBe('令和元年度');
    const { fiscalYear, address } = contents(WORKER, {
      kind: 'TaxCertificate',
      year: 2019,
      deductions: true,
    });
    expect(fiscalYear.printed).toBe('平成31年度');
    expect(address).toBe('まほろば県ひかり台町架空四丁目1番1号');
  });

  test('without 控除 nothing of them or of the tax leaves the center', () => {
    expect(contents(WORKER, { kind: 'TaxCertificate', year: 2026, deductions: false }).taxed).toBeNull();
    expect(contents(WORKER, { kind: 'TaxCertificate', year: 2026 }).taxed).toBeNull();
  });

  test('amounts of a dependant who made no return are unknown, and never nought', () => {
    const said = contents(DEPENDANT, { kind: 'TaxCertificate', year: 2026, deductions: true });
    const { receipts, income, totalIncome, taxed } = said;
    const amounts = [receipts.salary, totalIncome, taxed?.tax.total, taxed?.base, ...Object.values(income)];
    expect(new Set(amounts)).toEqual(new Set(['*']));
  });

  test('a foreign resident is born in the western calendar', () => {
    expect(contents(ABROAD, { kind: 'TaxCertificate', year: 2026 }).foreign).toBe(true);
  });

  test.each([
    [UNDECLARED, 'taxUndeclared'],
    [NEWCOMER, 'taxElsewhere'],
    [PROTECTED, undefined],
    [ENROLLED, undefined],
  ] as const)('%s is not given it, and told %s', (commonName, why) => {
    expect(entitled(commonName, 'TaxCertificate')).toBeUndefined();
    expect(told(commonName, 'TaxCertificate')).toBe(why);
  });
});

describe('納税証明書', () => {
  test('sums the instalments, and shows the newest address', () => {
    const { total, address } = contents(SINGLE, { kind: 'TaxPayment', year: 2026 });
    expect(total).toEqual({ amount: 109_100, paid: 81_900, notYetDue: 27_200, overdue: 0 });
    expect(address).toContain('コーポまぼろし101号室');
  });

  test('what an employer pays in is unknown', () => {
    const { total } = contents(WORKER, { kind: 'TaxPayment', year: 2026 });
    expect(total).toEqual({ amount: 256_200, paid: '*', notYetDue: '*', overdue: '*' });
  });

  test.each([OVERDUE, PENSIONER, UNDECLARED])('%s does not get it, and why is not said', (commonName) => {
    expect(entitled(commonName, 'TaxPayment')).toBeUndefined();
    expect(told(commonName, 'TaxPayment')).toBeUndefined();
  });
});

describe('戸籍', () => {
  test('is offered to a resident for everybody, for some, or for themselves', () => {
    expect(entitled(WORKER, 'FamilyRegister')?.offered).toEqual([
      { asks: 'answer', option: 'scope', answers: ['register', 'part', 'self'] },
      {
        asks: 'persons',
        option: 'persons',
        when: { option: 'scope', answer: 'part' },
        members: [
          { place: 1, relationship: '筆頭者', nth: null, self: true },
          { place: 2, relationship: '配偶者', nth: null, self: false },
          { place: 3, relationship: '長男', nth: null, self: false },
          { place: 4, relationship: '長女', nth: null, self: false },
        ],
      },
    ]);
  });

  test.each([
    [{ scope: 'register' }, 'whole', ['ひかり', 'のぞむ', 'みらい', 'あかり']],
    [{ scope: 'self' }, 'individual', ['ひかり']],
    [{ scope: 'part', persons: [2, 4] }, 'individual', ['のぞむ', 'あかり']],
  ] as const)('%j is %s, about %j', (options, scope, names) => {
    const { scope: lone, ...rest } = options;
    const persons = 'persons' in rest ? { persons: [...rest.persons] } : {};
    const said = contents(WORKER, { kind: 'FamilyRegister', scope: lone, ...persons });
    expect(said.scope).toBe(scope);
    expect(said.members.map(({ name }) => name)).toEqual(names);
  });

  test('who lives elsewhere needs 利用登録, from the day before', () => {
    expect(entitled(ENROLLED, 'FamilyRegister')).toBeDefined();
    expect(entitlementsOf(holder(ENROLLED), madeUpTown, NOW).map(({ kind }) => kind)).toEqual([
      'FamilyRegister',
      'FamilyRegisterAddendum',
    ]);
    expect(entitlementsOf(holder(ENROLLED_TODAY), madeUpTown, NOW)).toEqual([]);
    expect(told(ENROLLED_TODAY, 'FamilyRegister')).toBe('notEnrolled');
  });

  test.each([
    ['本籍 is elsewhere', SINGLE],
    ['a 届出 is on its way into it', UNDECLARED],
    ['the household is protected', PROTECTED],
  ])('is not issued, and no reason said, where %s', (_, commonName) => {
    expect(entitled(commonName, 'FamilyRegister')).toBeUndefined();
    expect(told(commonName, 'FamilyRegister')).toBeUndefined();
  });
});

describe('戸籍の附票', () => {
  test('leaves out what was not asked for', () => {
    const said = contents(WORKER, { kind: 'FamilyRegisterAddendum', scope: 'self' });
    expect(said).toMatchObject({ shows: [], domicile: null, head: null });
    expect(said.persons).toMatchObject([{ name: '窓野　ひかり', residentCode: null, overseasVoter: null }]);
    expect(said.persons[0]?.addresses).toHaveLength(2);
  });

  test('says only the 名 beside 戸籍の表示, and no code that the town hides', () => {
    const asked = {
      kind: 'FamilyRegisterAddendum',
      scope: 'self',
      domicile: true,
      overseasVoter: true,
    } as const;
    expect(contents(WORKER, asked)).toMatchObject({
      shows: ['domicile', 'overseasVoter'],
      head: '窓野　ひかり',
      persons: [{ name: 'ひかり', overseasVoter: 'なし', residentCode: null }],
    });
    expect(entitled(WORKER, 'FamilyRegisterAddendum')?.defaults).not.toHaveProperty('residentCode');
  });

  test('keeps neither birth nor sex of those removed before 2022', () => {
    const said = contents(PENSIONER, { kind: 'FamilyRegisterAddendum', scope: 'register' });
    expect(said.persons.filter(({ left }) => left)).toMatchObject([{ birth: null, sex: null }]);
  });
});
