import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 処分情報: how many sheets were found, what was done with them, and what the resident gets. One question at a time. */
export function StaffPaper({ screen }: Of<'staffPaper'>) {
  const { t } = useWords();
  return (
    <Page>
      <div className="staff-paper">
        <h1>{t(`staffPaper.${screen.step}`)}</h1>
        <p className="lead">{t(`staffPaper.how.${screen.step}`)}</p>
        <dl className="summary">
          <div>
            <dt>{t('staffPaper.issueNumber')}</dt>
            <dd>{screen.issueNumber}</dd>
          </div>
          <div>
            <dt>{t('staffPaper.expected')}</dt>
            <dd>{t('common.sheets', { count: screen.sheets })}</dd>
          </div>
        </dl>
        <div className="staff-choices" data-step={screen.step}>
          <Choices screen={screen} />
        </div>
      </div>
    </Page>
  );
}

function Choices({ screen }: Of<'staffPaper'>) {
  const { t } = useWords();
  switch (screen.step) {
    case 'counting':
      // Twice as many may lie there: some printers print a page again after a jam.
      return Array.from({ length: Math.min(2 * screen.sheets, 20) + 1 }, (_, sheets) => (
        <Button
          key={sheets}
          action={{ name: 'sheetsFound', sheets }}
          label={t('common.sheets', { count: sheets })}
        >
          {sheets}
        </Button>
      ));
    case 'disposing':
      return (
        <>
          <Button action={{ name: 'disposed', disposal: 'destroyed' }} look="grave">
            {t('staffPaper.destroyed')}
          </Button>
          {screen.resident && screen.found === screen.sheets ? (
            <Button action={{ name: 'disposed', disposal: 'handedOver' }}>
              {t('staffPaper.handedOver')}
            </Button>
          ) : null}
        </>
      );
    case 'deciding':
      return screen.resident ? (
        <>
          <Button action={{ name: 'afterPaper', give: 'reprint' }}>{t('staffPaper.reprint')}</Button>
          <Button action={{ name: 'afterPaper', give: 'refund' }}>{t('staffPaper.refund')}</Button>
        </>
      ) : (
        <Button action={{ name: 'afterPaper', give: 'refund' }}>{t('staffPaper.done')}</Button>
      );
  }
  return screen.step satisfies never;
}
