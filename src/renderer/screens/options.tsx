import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Questions } from '../parts/questions.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** だれの分か、何を載せるか: only what the resident may decide, whatever the kind. */
export function ChooseOptions({ screen: { options, offered } }: Of<'options'>) {
  const { t } = useWords();
  return (
    <Page title={t('options.title')} main={<NextButton />}>
      <Questions options={options} offered={offered} />
    </Page>
  );
}
