import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Questions } from '../parts/questions.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 載せる項目を選ぶ: the items by themselves, where there are many. */
export function ChooseItems({ screen: { options, offered } }: Of<'items'>) {
  const { t } = useWords();
  return (
    <Page title={t('items.title')} main={<NextButton />}>
      <Questions options={options} offered={offered} />
    </Page>
  );
}
