import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Question } from '../parts/question.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 記載事項を選ぶ: only what the resident may decide, each as two large buttons. */
export function ChooseOptions({ screen: { options, offered } }: Of<'options'>) {
  const { t } = useWords();
  return (
    <Page main={<NextButton />}>
      <h1>{t('options.title')}</h1>
      {options.kind === 'ResidentRecord' ? (
        <div className="questions">
          {offered.scope ? (
            <Question
              title={t('options.scope')}
              about={t('options.scopeAbout')}
              answers={[
                { words: t('options.self'), options: { ...options, scope: 'self' } },
                { words: t('options.household'), options: { ...options, scope: 'household' } },
              ]}
              chosen={options.scope === 'self' ? 0 : 1}
            />
          ) : null}
          {(['relationship', 'domicile'] as const)
            .filter((item) => offered[item])
            .map((item) => (
              <Question
                key={item}
                title={t(`options.${item}`)}
                about={t(`options.${item}About`)}
                answers={[
                  { words: t('options.leaveOut'), options: { ...options, [item]: false } },
                  { words: t('options.show'), options: { ...options, [item]: true } },
                ]}
                chosen={options[item] ? 1 : 0}
              />
            ))}
        </div>
      ) : null}
    </Page>
  );
}
