import { dayOf, plusDays, startOf } from '#certificates/japan-time.ts';
import { CASH_UNITS } from '#contract/cashier.ts';
import type { PeriodReport } from '#contract/day-report.ts';
import type { Choice, Fact } from '#contract/staff-view.ts';

import type { Duty, Leaf } from '../duty.ts';
import type { StaffOffice } from '../office.ts';

const DAYS = 8;
const MONTHS = 6;
/** Lines on one leaf. */
const LINES = 8;
/** 取り忘れ物: so long they are kept in sight. */
const FORGOTTEN_DAYS = 30;

/** 日計表・月計表, leaf by leaf. */
export function reportDuties({ books, clock }: Pick<StaffOffice, 'books' | 'clock'>): {
  readonly dayReport: Duty;
  readonly monthReport: Duty;
} {
  const today = (): string => dayOf(clock.now());
  const read = (periods: () => readonly string[], until: (period: string) => string): Duty => ({
    choices: () => periods().map((period) => ({ of: 'period', period })),
    leaves({ choice }) {
      if (choice?.of !== 'period') return [];
      const from = startOf(`${choice.period}-01`.slice(0, 10));
      return leavesOf(books.report({ name: choice.period, from, to: startOf(until(choice.period)) }));
    },
  });
  return {
    dayReport: read(
      () => Array.from({ length: DAYS }, (_, back) => plusDays(today(), -back)),
      (day) => plusDays(day, 1),
    ),
    monthReport: read(
      () => Array.from({ length: MONTHS }, (_, back) => monthBefore(today().slice(0, 7), back)),
      (month) => `${monthBefore(month, -1)}-01`,
    ),
  };
}

/** `2026-01` and 1 make `2025-12`. */
function monthBefore(month: string, back: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 - back;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** 取り忘れ物の記録: when, and how many sheets; whose they were nobody wrote down. */
export function forgottenRegister({ books, clock }: Pick<StaffOffice, 'books' | 'clock'>): Duty {
  return {
    leaves() {
      const since = clock.now() - FORGOTTEN_DAYS * 24 * 60 * 60_000;
      const lines = books.forgotten
        .since(since)
        .toReversed()
        .map(({ at, sheets }): Fact => ({ is: 'dated', day: dayOf(at), sheets }));
      return chunks('forgotten', lines);
    },
  };
}

function leavesOf(report: PeriodReport): readonly Leaf[] {
  const { owed, doubts, spoiled, relay } = report;
  const money: Fact[] = [
    { is: 'yen', fact: 'earned', yen: report.earned },
    { is: 'count', fact: 'relayPayments', count: relay.payments },
    { is: 'yen', fact: 'relayYen', yen: relay.yen },
    { is: 'yen', fact: 'paidBack', yen: report.paidOut.reduce((sum, { yen }) => sum + yen, 0) },
    { is: 'yen', fact: 'owedRecorded', yen: owed.recorded },
    { is: 'yen', fact: 'owedOpen', yen: owed.open },
    { is: 'count', fact: 'openDoubts', count: doubts.open.items },
    { is: 'yen', fact: 'difference', yen: -report.difference },
  ];
  const copies: Fact[] = [
    ...report.issued.map(({ kind, fee, exemption, copies, yen }): Fact => ({
      is: 'issued',
      kind,
      fee,
      waived: exemption !== null,
      copies,
      yen,
    })),
    { is: 'count', fact: 'notPrinted', count: spoiled.notPrinted },
    { is: 'count', fact: 'papersInDoubt', count: spoiled.inDoubt },
  ];
  const units = report.units.flatMap(({ unit, opening, closing }): Fact[] => {
    const known = CASH_UNITS.find((each) => each === unit);
    return known === undefined ? [] : [{ is: 'balance', unit: known, opening, closing }];
  });
  return [
    { part: report.balanced ? 'balanced' : 'unbalanced', facts: money },
    ...chunks('issued', copies),
    ...chunks(
      'moneyIn',
      report.moneyIn.map((line): Fact => ({ is: 'moneyIn', ...line })),
    ),
    ...chunks('units', units),
  ];
}

function chunks(part: string, facts: readonly Fact[]): readonly Leaf[] {
  const count = Math.max(1, Math.ceil(facts.length / LINES));
  return Array.from({ length: count }, (_, at) => ({
    part,
    facts: facts.slice(at * LINES, (at + 1) * LINES),
  }));
}

/** The choice that a report is about, as it is written above it. */
export function titleOf(choice: Choice | undefined): string | null {
  return choice?.of === 'period' ? choice.period : null;
}
