import type { Options } from '#contract/certificate.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import { Page } from '../layout/page.tsx';
import { AnswerButton } from '../parts/answer-button.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Question } from '../parts/question.tsx';
import { memberText } from '../member-words.ts';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 記載事項を選ぶ: only what the resident may decide, whatever the kind; each question as large buttons. */
export function ChooseOptions({ screen: { options, offered } }: Of<'options'>) {
  const { t } = useWords();
  return (
    <Page main={<NextButton />}>
      <h1>{t('options.title')}</h1>
      <div className="questions">
        {offered.map((offer) => (
          <Asked key={offer.option} offer={offer} options={options} />
        ))}
      </div>
    </Page>
  );
}

interface AskedProps<Offer> {
  readonly offer: Offer;
  readonly options: Options;
}

function Asked({ offer, options }: AskedProps<OfferedOption>) {
  switch (offer.asks) {
    case 'yesNo':
      return <YesOrNo offer={offer} options={options} />;
    case 'answer':
      return <OneOf offer={offer} options={options} />;
    case 'persons':
      return <Who offer={offer} options={options} />;
    case 'year':
      return <WhichYear offer={offer} options={options} />;
  }
}

type Offer<Asks> = Extract<OfferedOption, { asks: Asks }>;

function YesOrNo({ offer: { option }, options }: AskedProps<Offer<'yesNo'>>) {
  const { t } = useWords();
  const shown = valueOf(options, option) === true;
  return (
    <Question title={t(`option.${option}.title`)} about={t(`option.${option}.about`)}>
      <AnswerButton option={option} value={false} words={t('options.leaveOut')} chosen={!shown} />
      <AnswerButton option={option} value words={t('options.show')} chosen={shown} />
    </Question>
  );
}

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
  const { t, language } = useWords();
  if (valueOf(options, when.option) !== when.answer) return null;
  const standing = valueOf(options, option);
  const chosen: readonly unknown[] = Array.isArray(standing) ? standing : [];
  const places = members.map(({ place }) => place);
  return (
    <Question title={t(`option.${option}.title`)} about={t(`option.${option}.about`)} wide>
      {members.map((member) => {
        const isChosen = chosen.includes(member.place);
        const value = places.filter((place) => chosen.includes(place) !== (place === member.place));
        return (
          <AnswerButton
            key={member.place}
            option={option}
            value={value}
            words={memberText(member, language, t('options.you'))}
            chosen={isChosen}
            disabled={value.length === 0}
            many
          />
        );
      })}
    </Question>
  );
}

function WhichYear({ offer: { option, years }, options }: AskedProps<Offer<'year'>>) {
  const { t, language } = useWords();
  const standing = valueOf(options, option);
  return (
    <Question title={t(`option.${option}.title`)} about={t(`option.${option}.about`)} wide>
      {years.map(({ year, shown }) => (
        <AnswerButton
          key={year}
          option={option}
          value={year}
          words={shown[language]}
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
