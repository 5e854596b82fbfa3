import type { Entitlement } from '#contract/center.ts';
import { Options } from '#contract/certificate.ts';
import type { Kind } from '#contract/certificate.ts';
import type { Decision } from '#contract/kinds/decision.ts';
import type { Condition, OfferedOption, OptionValue } from '#contract/kinds/option.ts';
import type { TownKind } from '#contract/town.ts';

type Choices = Pick<Entitlement, 'offered' | 'defaults'>;

/** What is left to choose of a kind (`possible`: what could be asked of this person) after the town has decided. */
export function choicesOf({ kind, options }: TownKind, possible: readonly OfferedOption[]): Choices {
  const all = possible.map((question) => settledBy(options[question.option], question));
  const settled = all.filter(({ offer }) => offer?.asks !== 'persons' || canBe(offer.when, all));
  return {
    offered: settled.flatMap(({ offer }) => offer ?? []),
    defaults: standing(kind, settled),
  };
}

interface Settled {
  readonly option: OfferedOption['option'];
  /** How it stands before anything is chosen; absent where the town hides it. */
  readonly value: OptionValue | undefined;
  readonly offer?: OfferedOption;
}

function settledBy(decision: Decision | undefined, question: OfferedOption): Settled {
  const { option } = question;
  switch (question.asks) {
    case 'yesNo':
      if (decision === undefined || decision.is === 'hidden') return { option, value: undefined };
      if (decision.is === 'fixed') return { option, value: decision.value };
      return { option, value: decision.default ?? false, offer: question };
    case 'answer':
      return settledAnswer(decision, question);
    case 'year': {
      const [newest] = question.years;
      return { option, value: newest?.year, ...(question.years.length > 1 && { offer: question }) };
    }
    case 'persons': {
      const first = question.members.find(({ self }) => self) ?? question.members[0];
      return { option, value: first && [first.place], offer: question };
    }
  }
}

/** A town's answer that is none for this person (the record of one who lives alone is the whole household's) gives way. */
function settledAnswer(
  decision: Decision | undefined,
  question: Extract<OfferedOption, { asks: 'answer' }>,
): Settled {
  const { option } = question;
  if (decision?.is === 'hidden') return { option, value: undefined };
  const wished = decision?.is === 'offered' ? decision.default : decision?.is === 'fixed' && decision.value;
  const among = (decision?.is === 'offered' && decision.answers) || question.answers;
  const open =
    decision?.is === 'offered'
      ? question.answers.filter((answer) => among.includes(answer))
      : question.answers;
  const value = open.find((answer) => answer === wished) ?? open[0] ?? question.answers[0];
  const isOffered = decision?.is === 'offered' && open.length > 1;
  return { option, value, ...(isOffered && { offer: { ...question, answers: open } }) };
}

/** Members are asked for only where another question may be answered so. */
function canBe({ option, answer }: Condition, settled: readonly Settled[]): boolean {
  const other = settled.find((each) => each.option === option);
  return other?.offer?.asks === 'answer' ? other.offer.answers.includes(answer) : other?.value === answer;
}

function standing(kind: Kind, settled: readonly Settled[]): Options {
  const values = settled.flatMap(({ option, value }) => (value === undefined ? [] : [[option, value]]));
  return Options.parse({ kind, ...Object.fromEntries(values) });
}
