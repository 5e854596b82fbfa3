import { yenText } from '../format.ts';
import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { OwedNumbers, sumOf } from '../parts/money-outcome.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** Sheets that may have been left where nobody counted. */
const UNKNOWN_SHEETS = 5;

/** 処分情報: how many sheets were found, what was done with them, and what the resident gets. One question at a time. */
export function StaffPaper({ screen }: Of<'staffPaper'>) {
  const { t } = useWords();
  return (
    <Page>
      <div className="staff-paper">
        <Question screen={screen} />
        <dl className="summary">
          {screen.issueNumber === null ? null : (
            <div>
              <dt>{t('staffPaper.issueNumber')}</dt>
              <dd>{screen.issueNumber}</dd>
            </div>
          )}
          {screen.sheets === 0 ? null : (
            <div>
              <dt>{t(screen.about === 'left' ? 'staffPaper.left.expected' : 'staffPaper.expected')}</dt>
              <dd>{t('common.sheets', { count: screen.sheets })}</dd>
            </div>
          )}
        </dl>
        {screen.owed.length === 0 ? null : <OwedToThem owed={screen.owed} />}
        <div className="staff-choices" data-step={screen.step}>
          <Choices screen={screen} />
        </div>
      </div>
    </Page>
  );
}

function Question({ screen: { about, step } }: Of<'staffPaper'>) {
  const { t } = useWords();
  // Papers that were left are counted and disposed of; nothing is decided about them.
  if (about === 'left' && step !== 'deciding') {
    return (
      <>
        <h1>{t(`staffPaper.left.${step}`)}</h1>
        <p className="lead">{t(`staffPaper.left.how.${step}`)}</p>
      </>
    );
  }
  return (
    <>
      <h1>{t(`staffPaper.${step}`)}</h1>
      <p className="lead">{t(`staffPaper.how.${step}`)}</p>
    </>
  );
}

/** おつりの未返金: staff write the number down for whoever comes for the papers. */
function OwedToThem({ owed }: Pick<Of<'staffPaper'>['screen'], 'owed'>) {
  const { t, language } = useWords();
  return (
    <section className="outcome" data-state="owed">
      <div>
        <p>{t('staffPaper.left.owing', { amount: yenText(sumOf(owed), language) })}</p>
        <OwedNumbers owed={owed} />
      </div>
    </section>
  );
}

function Choices({ screen }: Of<'staffPaper'>) {
  const { t, say } = useWords();
  switch (screen.step) {
    case 'counting':
      // Twice as many may lie there: some printers print a page again after a jam.
      return Array.from({ length: Math.min(2 * (screen.sheets || UNKNOWN_SHEETS), 20) + 1 }, (_, sheets) => (
        <Button
          key={sheets}
          action={{ name: 'sheetsFound', sheets }}
          label={say('common.sheets', { count: sheets })}
        >
          {sheets}
        </Button>
      ));
    case 'disposing':
      return screen.about === 'left' ? (
        <OfLeft />
      ) : (
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

/** 遺失物 are kept, unless their owner comes or they are worth nothing to anybody. */
function OfLeft() {
  const { t } = useWords();
  return (
    <>
      <Button action={{ name: 'disposed', disposal: 'kept' }}>{t('staffPaper.left.kept')}</Button>
      <Button action={{ name: 'disposed', disposal: 'handedOver' }}>{t('staffPaper.left.handedOver')}</Button>
      <Button action={{ name: 'disposed', disposal: 'destroyed' }} look="grave">
        {t('staffPaper.destroyed')}
      </Button>
    </>
  );
}
