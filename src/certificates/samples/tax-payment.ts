import type { Instalment, TaxPayment } from '../data/tax-payment.ts';
import { ADDRESS, IVS_NAME, LONG_ADDRESS, LONG_NAME, NAME, named } from './hard-data.ts';

const term = (nth: number, day: string, paid: number, notYetDue: number): Instalment => ({
  collection: '普通徴収',
  term: `第${nth}期`,
  due: { day },
  amount: 47_300,
  paid,
  notYetDue,
  overdue: 0,
});

const employer: Instalment = {
  collection: '特別徴収',
  term: '全期',
  due: null,
  amount: 189_300,
  paid: '*',
  notYetDue: '*',
  overdue: '*',
};

/** 納税証明書 of a made-up person. */
export const sampleTaxPayment: TaxPayment = {
  kind: 'TaxPayment',
  fiscalYear: { year: 2026, printed: '令和8年度' },
  tax: '町民税・県民税・森林環境税',
  name: NAME,
  birth: { day: '1990-03-05' },
  foreign: false,
  address: ADDRESS,
  instalments: [
    term(1, '2026-06-30', 47_300, 0),
    term(2, '2026-08-31', 47_300, 0),
    term(3, '2026-11-02', 47_300, 0),
    term(4, '2027-02-01', 0, 47_300),
  ],
  total: { amount: 189_200, paid: 141_900, notYetDue: 47_300, overdue: 0 },
};

export const taxPaymentSamples = named('payment', {
  ordinary: sampleTaxPayment,
  'by-employer': {
    ...sampleTaxPayment,
    instalments: [employer],
    total: { amount: 189_300, paid: '*', notYetDue: '*', overdue: '*' },
  },
  'both-and-overdue': {
    ...sampleTaxPayment,
    instalments: [employer, { ...term(1, '2026-06-30', 7300, 0), overdue: 40_000 }],
    total: { amount: 236_600, paid: '*', notYetDue: '*', overdue: '*' },
  },
  'first-year-of-reiwa': { ...sampleTaxPayment, fiscalYear: { year: 2019, printed: '平成31年度' } },
  'longest-and-most': {
    ...sampleTaxPayment,
    name: LONG_NAME,
    address: LONG_ADDRESS,
    foreign: true,
    instalments: Array.from({ length: 14 }, (_, index) => ({
      ...term(index + 1, '2026-12-25', 9_999_999_999, 9_999_999_999),
      amount: 9_999_999_999,
      overdue: 9_999_999_999,
    })),
    total: { amount: 9_999_999_999, paid: 9_999_999_999, notYetDue: 9_999_999_999, overdue: 9_999_999_999 },
  },
  'rare-shapes': { ...sampleTaxPayment, name: IVS_NAME },
});
