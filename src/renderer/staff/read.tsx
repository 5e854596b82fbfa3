import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { useStaffWords } from '../words.tsx';
import { Facts } from './facts.tsx';
import type { PageOf } from './page-of.ts';
import { partOfReport } from './word.ts';

/** 日計表などの閲覧, leaf by leaf. */
export function StaffRead({ view }: PageOf<'read'>) {
  const { s } = useStaffWords();
  const { task, title, part, leaf, leaves, facts } = view;
  return (
    <Page
      main={
        <Button action={{ name: 'next' }} look="main">
          {s(leaf === leaves ? 'read.close' : 'read.next')}
        </Button>
      }
    >
      <div className="staff-title">
        <h1>
          {s(`task.${task}`)} {title}
        </h1>
        <p>{s('read.leaf', { leaf, leaves })}</p>
      </div>
      <h2>{s(`read.${partOfReport(part)}`)}</h2>
      {facts.length === 0 ? <p className="lead">{s('read.none')}</p> : <Facts facts={facts} />}
    </Page>
  );
}
