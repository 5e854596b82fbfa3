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
    <Page
      title={t('basket.title')}
      main={<NextButton words="basket.go" disabled={screen.lines.length === 0} />}
    >
      {screen.lines.length === 0 ? (
        <p className="lead">{t('basket.empty')}</p>
      ) : (
        <Lines lines={screen.lines} removable />
      )}
      <div className="basket-foot">
        {screen.canAdd ? (
          <Button action={{ name: 'addMore' }}>
            <span aria-hidden="true">＋</span> {t('basket.add')}
          </Button>
        ) : null}
        {screen.lines.length === 0 ? null : <Total yen={screen.total} />}
      </div>
    </Page>
  );
}
