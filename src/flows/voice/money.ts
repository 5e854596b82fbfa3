import type { MoneyOutcome, MoneyView, SlipOutcome } from '#contract/screen.ts';

import type { Words } from './words.ts';

/** お支払い・入れたお金・残り・おつり, those that are not nothing. */
export function moneySentences(money: MoneyView, words: Words): readonly string[] {
  return (['due', 'paid', 'remaining', 'change'] as const)
    .filter((part) => money[part] > 0)
    .map((part) => words.say(`speech.${part}`, { amount: words.yen(money[part]) }));
}

/** What became of the money, the numbers that bring it back, and what became of a slip. `waits`: the center has yet to say. */
export function outcomeSentences(
  { money, slip }: { readonly money: MoneyOutcome; readonly slip: SlipOutcome | null },
  words: Words,
  waits = false,
): readonly string[] {
  return [
    moneyWords(money, waits, words),
    ...(money.state === 'owed' ? owedWords(money, words) : []),
    ...(slip ? slipWords(slip, words) : []),
  ];
}

function moneyWords(money: MoneyOutcome, waits: boolean, words: Words): string {
  switch (money.state) {
    case 'none':
      return words.say('outcome.none');
    case 'returned':
      return words.say('outcome.returned', { amount: words.yen(money.amount) });
    case 'settled': {
      const kept = words.yen(money.kept);
      if (money.returned === 0) return words.say('outcome.kept', { kept });
      return words.say('outcome.settled', { kept, returned: words.yen(money.returned) });
    }
    case 'owed': {
      const total = (money.others ?? []).reduce((sum, { amount }) => sum + amount, Number(money.amount));
      return words.say(waits ? 'outcome.waits' : 'outcome.owed', { amount: words.yen(total) });
    }
  }
  return money satisfies never;
}

type Owed = Extract<MoneyOutcome, { state: 'owed' }>;

function owedWords(money: Owed, words: Words): readonly string[] {
  const all = [money, ...(money.others ?? [])];
  return [
    ...all.flatMap(({ owedNumber, amount }) => {
      const number = words.code(owedNumber);
      const said = words.say('speech.owedNumber', { number });
      return all.length === 1
        ? [said]
        : [said, words.say('speech.for', { number, amount: words.yen(amount) })];
    }),
    ...(money.returned > 0
      ? [words.say('outcome.alsoReturned', { returned: words.yen(money.returned) })]
      : []),
  ];
}

function slipWords({ what, verdict }: SlipOutcome, words: Words): readonly string[] {
  return what === 'receipt'
    ? [words.say('slip.receipt.name'), words.say(`slip.receipt.${verdict}`)]
    : [words.say(`slip.owed.${verdict}`)];
}
