import { momentText } from '../format.ts';
import { Page } from '../layout/page.tsx';
import { Bilingual } from '../parts/bilingual.tsx';
import { Clock } from '../pictures/sign.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 取扱時間外: when it opens again. */
export function Closed({ screen }: Of<'closed'>) {
  return (
    <Page>
      <div className="scene">
        <div className="scene-picture">
          <Clock />
        </div>
        <Bilingual>
          <ClosedWords next={screen.next} />
        </Bilingual>
      </div>
    </Page>
  );
}

function ClosedWords({ next }: { next: string | null }) {
  const { t, language } = useWords();
  return (
    <>
      <h1>{t('closed.title')}</h1>
      <p className="lead">
        {next === null ? t('closed.ask') : t('closed.next', { when: momentText(next, language) })}
      </p>
    </>
  );
}
