import type { OwedItem, Recorded } from '#contract/cashier.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Ledger } from '#ledger/ledger.ts';

import type { Command } from './arguments.ts';
import { reportLines, yenText } from './report-lines.ts';
import { REFUSALS } from './words.ts';

/** What the books say, for people and for machines. */
export interface Said {
  readonly lines: readonly string[];
  readonly json: object;
}

/** Carries a command out on the books; an error says in one line what to do. */
export function answer(ledger: Ledger, command: Command): Result<Said, string> {
  const { cashier } = ledger;
  switch (command.name) {
    case 'period': {
      const report = ledger.report({ name: command.period, from: command.from, to: command.to });
      return ok({ lines: reportLines(report), json: report });
    }
    case 'units': {
      const units = cashier.units();
      return ok({
        lines: units.map(({ unit, yen }) => `${unit.padEnd(12)}${yenText(yen)}`),
        json: { units },
      });
    }
    case 'doubts': {
      const doubts = ledger.openDoubts();
      const lines = doubts.map(
        ({ id, direction, min, max, cause }) =>
          `${id}  ${direction === 'in' ? '入金 in ' : '出金 out'} ${yenText(min)} – ${yenText(max)}  ${cause}`,
      );
      return ok({ lines: lines.length > 0 ? lines : ['なし none'], json: { doubts } });
    }
    case 'owed':
      return owed(ledger, command.number);
    case 'load':
      return said(cashier.load(command.coin, command.coins, command.by), () => 'recorded 記録しました');
    case 'take':
      return said(cashier.takeOut(command.coin, command.coins, command.by), () => 'recorded 記録しました');
    case 'collect': {
      const { unit, pieces, bag: sealBag, by } = command;
      return said(cashier.collect({ unit, pieces, sealBag, by }), differenceText);
    }
    case 'count': {
      const { unit, pieces, by } = command;
      return said(cashier.count({ unit, pieces, by }), differenceText);
    }
    case 'resolve': {
      const { doubt, yen, unit, by } = command;
      return said(cashier.resolve({ doubt, yen, unit, by }), ({ owedNumber }) =>
        owedNumber === undefined ? 'recorded 記録しました' : `owed now under 未返金番号 ${owedNumber}`,
      );
    }
    case 'papers': {
      const papers = ledger.issues.unrecovered();
      const lines = papers.map(
        ({ issueNumber, kind, fee, sheets }) => `${issueNumber}  ${kind}  ${sheets}枚  ${yenText(fee)}`,
      );
      return ok({ lines: lines.length > 0 ? lines : ['なし none'], json: { papers } });
    }
    case 'paper':
      return paper(ledger, command);
    case 'pay':
      return said(cashier.payOwed(command.number, command.by), (paid) => `paid 返金済み ${yenText(paid)}`);
  }
}

function owed({ cashier }: Ledger, number: string | undefined): Result<Said, string> {
  const items =
    number === undefined ? cashier.openOwed() : [cashier.owed(number)].filter((item) => item !== undefined);
  if (number !== undefined && items.length === 0) return err(REFUSALS.unknown);
  const lines = items.map(
    (item) =>
      `${item.number}  ${yenText(item.open)} of ${yenText(item.amount)}  ${item.reason}${waitsText(item)}`,
  );
  return ok({ lines: lines.length > 0 ? lines : ['なし none'], json: { owed: items } });
}

function waitsText({ open, payable }: OwedItem): string {
  return open === payable ? '' : `  払えるのは may be paid now: ${yenText(payable)}`;
}

function paper({ issues }: Ledger, command: Extract<Command, { name: 'paper' }>): Result<Said, string> {
  const { number, disposal, sheets, by } = command;
  const copy = issues.unrecovered().find(({ issueNumber }) => issueNumber === number);
  if (copy === undefined) return err(REFUSALS.unknown);
  if ((disposal === 'notFound') !== (sheets === 0)) return err(REFUSALS.wrongSheets);
  issues.recover(copy.issue, { disposal, sheets, by });
  return ok({ lines: ['recorded 記録しました'], json: { recorded: true } });
}

function said<T>(recorded: Recorded<T>, text: (value: T) => string): Result<Said, string> {
  if (!recorded.ok) return err(REFUSALS[recorded.error]);
  return ok({ lines: [text(recorded.value)], json: { recorded: recorded.value ?? true } });
}

function differenceText({
  books,
  counted,
  difference,
}: {
  books: number;
  counted: number;
  difference: number;
}) {
  const what = difference === 0 ? '過不足なし, as it should be' : `過不足 ${yenText(-difference)}`;
  return `帳簿 books ${yenText(books)}, 実数 counted ${yenText(counted)}: ${what}`;
}
