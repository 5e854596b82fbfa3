import type { Fact } from '#contract/staff-view.ts';
import { yen } from '#contract/yen.ts';

import { figuresText, yenText } from '../format.ts';
import { useStaffWords, useWords } from '../words.tsx';
import { factWord, stateWord } from './word.ts';

/** What staff read before and after something is done, and in reports: a name and a figure on each line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts" data-many={facts.length > 6 || undefined}>
      {facts.map((fact, at) => (
        // Lines have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <FactLine key={at} fact={fact} />
      ))}
    </dl>
  );
}

function FactLine({ fact }: { fact: Fact }) {
  return (
    <div data-light={fact.is === 'part' ? fact.light : undefined}>
      <dt>
        <Name fact={fact} />
      </dt>
      <dd>
        <Figure fact={fact} />
      </dd>
    </div>
  );
}

function Name({ fact }: { fact: Fact }) {
  const { s, language } = useStaffWords();
  const { say } = useWords();
  switch (fact.is) {
    case 'notice':
      return s('fact.notice');
    case 'issued':
      return `${say(`kind.${fact.kind}.name`)} ${fact.waived ? s('fact.waived') : yenText(fact.fee, language)}`;
    case 'moneyIn':
      return yenText(yen(fact.denomination), language);
    case 'balance':
      return s(`unit.${fact.unit}`);
    case 'part':
      return s(`part.${fact.part}`);
    case 'dated':
      return fact.day;
    case 'yen':
    case 'count':
    case 'figures':
    case 'unit':
      return s(`fact.${factWord(fact.fact)}`);
  }
}

function Figure({ fact }: { fact: Fact }) {
  const { s, language } = useStaffWords();
  const text = (amount: number) => yenText(yen(amount), language);
  switch (fact.is) {
    case 'yen':
      return text(fact.yen);
    case 'count':
      return figuresText(fact.count, language);
    case 'figures':
      return fact.figures;
    case 'unit':
      return s(`unit.${fact.unit}`);
    case 'notice':
      return s(`notice.${fact.notice}`);
    case 'issued':
      return s('fact.copies', { copies: fact.copies, sum: text(fact.yen) });
    case 'moneyIn':
      return s('fact.pieces', { pieces: figuresText(fact.pieces, language), sum: text(fact.yen) });
    case 'balance':
      return s('fact.to', { opening: text(fact.opening), closing: text(fact.closing) });
    case 'part':
      return s(`state.${stateWord(fact.state)}`);
    case 'dated':
      return s('fact.sheets', { count: fact.sheets });
  }
}
