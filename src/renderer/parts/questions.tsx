import type { Options } from '#contract/certificate.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import { localText } from '#contract/language.ts';

import { memberText } from '../member-words.ts';
import { useWords } from '../words.tsx';
import { AnswerButton } from './answer-button.tsx';
import { ItemToggle } from './item-toggle.tsx';
import { Question } from './question.tsx';

/** With more items than this there is room for their names only. */
const EXPLAINED = 4;

interface Props {
  readonly options: Options;
  readonly offered: readonly OfferedOption[];
}

/** Questions as they come, each as large buttons; the items that may be left out stand together at the end. */
export function Questions({ options, offered }: Props) {
  const items = offered.filter((offer) => offer.asks === 'yesNo');
  return (
    <div className="questions">
      {offered.map((offer) =>
        offer.asks === 'yesNo' ? null : <Asked key={offer.option} offer={offer} options={options} />,
      )}
      {items.length === 0 ? null : (
        <div className="items" data-many={items.length > EXPLAINED || undefined}>
          {items.map(({ option }) => (
            <ItemToggle
              key={option}
              item={option}
              shown={valueOf(options, option) === true}
              explained={items.length <= EXPLAINED}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface AskedProps<Offer> {
  readonly offer: Offer;
  readonly options: Options;
}

function Asked({ offer, options }: AskedProps<Exclude<OfferedOption, { asks: 'yesNo' }>>) {
  switch (offer.asks) {
    case 'answer':
      return <OneOf offer={offer} options={options} />;
    case 'persons':
      return <Who offer={offer} options={options} />;
    case 'year':
      return <WhichYear offer={offer} options={options} />;
  }
}

type Offer<Asks> = Extract<OfferedOption, { asks: Asks }>;

function OneOf({ offer: { option, answers }, options }: AskedProps<Offer<'answer'>>) {
  const { t } = useWords();
  const standing = valueOf(options, option);
  return (
    <Question
      title={t(`option.${option}.title`)}
      about={t(`option.${option}.about`)}
      wide={answers.length > 2}
    >
      {answers.map((answer) => (
        <AnswerButton
          key={answer}
          option={option}
          value={answer}
          words={t(`answer.${answer}`)}
          chosen={answer === standing}
        />
      ))}
    </Question>
  );
}

/** The members of the household, by what they are to its head; one of them at least stays chosen. */
function Who({ offer: { option, when, members }, options }: AskedProps<Offer<'persons'>>) {
  const { say, read, language } = useWords();
  if (valueOf(options, when.option) !== when.answer) return null;
  const standing = valueOf(options, option);
  const chosen: readonly unknown[] = Array.isArray(standing) ? standing : [];
  const places = members.map(({ place }) => place);
  return (
    <div className="members" role="group" aria-label={say(`option.${option}.title`)}>
      {members.map((member) => {
        const isChosen = chosen.includes(member.place);
        const value = places.filter((place) => chosen.includes(place) !== (place === member.place));
        return (
          <AnswerButton
            key={member.place}
            option={option}
            value={value}
            words={read(memberText(member, language, say('options.you')))}
            chosen={isChosen}
            disabled={value.length === 0}
            many
          />
        );
      })}
    </div>
  );
}

function WhichYear({ offer: { option, years }, options }: AskedProps<Offer<'year'>>) {
  const { t, named, language } = useWords();
  const standing = valueOf(options, option);
  return (
    <Question title={t(`option.${option}.title`)} about={t(`option.${option}.about`)}>
      {years.map(({ year, shown }) => (
        <AnswerButton
          key={year}
          option={option}
          value={year}
          words={named(localText(shown, language))}
          chosen={year === standing}
        />
      ))}
    </Question>
  );
}

/** How one option stands; each kind has some of them. */
function valueOf(options: Options, option: OfferedOption['option']): unknown {
  return new Map<string, unknown>(Object.entries(options)).get(option);
}
