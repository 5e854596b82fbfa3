import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Lines } from '../parts/lines.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Total } from '../parts/total.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 選んだ証明書: add, remove, go on. */
export function Basket({ screen }: Of<'basket'>) {
  const { t } = useWords();
  return (
    <Page main={<NextButton words="basket.go" disabled={screen.lines.length === 0} />}>
      <div className="title-row">
        <h1>{t('basket.title')}</h1>
        {screen.canAdd ? (
          <Button action={{ name: 'addMore' }} className="add">
            <span aria-hidden="true">＋</span> {t('basket.add')}
          </Button>
        ) : null}
      </div>
      {screen.lines.length === 0 ? (
        <p className="lead">{t('basket.empty')}</p>
      ) : (
        <>
          <Lines lines={screen.lines} removable />
          <Total yen={screen.total} />
        </>
      )}
    </Page>
  );
}
