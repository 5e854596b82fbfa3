import { yen } from '#contract/yen.ts';

import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Chosen } from '../parts/chosen.tsx';
import { FeeEach } from '../parts/fee-each.tsx';
import { KindName } from '../parts/kind-name.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Total } from '../parts/total.tsx';
import { KindPicture } from '../pictures/kinds.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 通数: less, more, and what it comes to. */
export function CopiesCount({ screen: { line, max } }: Of<'copies'>) {
  const { t, say } = useWords();
  const { options, copies, feeEach } = line;
  return (
    <Page title={t('copies.title')} main={<NextButton />}>
      <div className="copies">
        <section className="copies-what">
          <KindPicture kind={options.kind} />
          <div>
            <h2>
              <KindName kind={options.kind} />
            </h2>
            <Chosen options={options} />
            <p>
              <FeeEach yen={feeEach} />
            </p>
          </div>
        </section>
        <div className="copies-count">
          <Button
            action={{ name: 'setCopies', copies: copies - 1 }}
            disabled={copies <= 1}
            label={say('copies.less')}
            className="step"
          >
            −
          </Button>
          <output>{t('common.copies', { count: copies })}</output>
          <Button
            action={{ name: 'setCopies', copies: copies + 1 }}
            disabled={copies >= max}
            label={say('copies.more')}
            className="step"
          >
            ＋
          </Button>
        </div>
        <Total yen={yen(feeEach * copies)} />
        <p className="copies-max">{t('copies.max', { count: max })}</p>
      </div>
    </Page>
  );
}
