import type { Choice } from '#contract/staff-view.ts';
import { yen } from '#contract/yen.ts';

import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TenKey } from '../parts/ten-key.tsx';
import { Waiting } from '../pictures/waiting.tsx';
import { yenText } from '../format.ts';
import { useStaffWords } from '../words.tsx';
import { Facts } from './facts.tsx';
import type { PageOf } from './page-of.ts';
import { chooseWord, doWord, refusalWord, toldWord } from './word.ts';

const MOST_DIGITS = 10;

export function StaffMenu({ view }: PageOf<'menu'>) {
  const { s } = useStaffWords();
  return (
    <Page>
      <h1>{s(`group.${view.group}`)}</h1>
      <div className="staff-list">
        {view.tasks.map((task) => (
          <Button key={task} action={{ name: 'openTask', task }}>
            {s(`task.${task}`)}
          </Button>
        ))}
      </div>
    </Page>
  );
}

export function StaffChoose({ view }: PageOf<'choose'>) {
  const { s } = useStaffWords();
  const { choices, from, all } = view;
  const more = (
    <Button action={{ name: 'next' }}>
      {s('choice.more', { first: from + 1, last: from + choices.length, all })}
    </Button>
  );
  return (
    <Page {...(all > choices.length ? { main: more } : {})}>
      <h1>{s(`choose.${chooseWord(view.task)}`)}</h1>
      <div className="staff-list">
        {choices.map((choice, at) => (
          <Button key={keyOf(choice)} action={{ name: 'pick', at }}>
            <ChoiceWords choice={choice} />
          </Button>
        ))}
      </div>
    </Page>
  );
}

function keyOf(choice: Choice): string {
  switch (choice.of) {
    case 'coin':
      return String(choice.coin);
    case 'unit':
      return choice.unit;
    case 'doubt':
      return choice.doubt;
    case 'owed':
      return choice.number;
    case 'notice':
      return choice.notice;
    case 'period':
      return choice.period;
  }
}

function ChoiceWords({ choice }: { choice: Choice }) {
  const { s, language } = useStaffWords();
  switch (choice.of) {
    case 'coin':
      return (
        <Two one={yenText(yen(choice.coin), language)} two={s('choice.coin', { count: choice.coins })} />
      );
    case 'unit':
      return (
        <Two one={s(`unit.${choice.unit}`)} two={s('choice.unit', { sum: yenText(choice.yen, language) })} />
      );
    case 'doubt': {
      const [least, most] = [yenText(choice.min, language), yenText(choice.max, language)];
      return <Two one={s(`choice.${choice.direction}`)} two={s('choice.between', { least, most })} />;
    }
    case 'owed':
      return <Two one={choice.number} two={s('choice.owed', { sum: yenText(choice.payable, language) })} />;
    case 'notice':
      return s(`notice.${choice.notice}`);
    case 'period':
      return choice.period;
  }
}

function Two({ one, two }: { one: string; two: string }) {
  return (
    <span className="staff-two">
      <strong>{one}</strong>
      <span>{two}</span>
    </span>
  );
}

/** What is counted is typed field by field on the ten-key. */
export function StaffFill({ view }: PageOf<'fill'>) {
  const { s } = useStaffWords();
  const { task, choice, fields, at } = view;
  const typed = fields[at]?.typed ?? '';
  const opens = choice?.of === 'coin' || choice?.of === 'unit';
  const isPieces = fields[at]?.field.startsWith('pieces') === true;
  return (
    <Page
      main={
        <Button action={{ name: 'next' }} look="main" disabled={typed === '' && !isPieces}>
          {s('fill.next')}
        </Button>
      }
    >
      <div className="pin staff-fill">
        <div className="pin-words">
          <h1>{s(`task.${task}`)}</h1>
          <p>{s(opens ? 'fill.open' : 'fill.lead')}</p>
          <dl className="facts">
            {fields.map(({ field, typed }, place) => (
              <div key={field} data-now={place === at || undefined}>
                <dt>{s(`field.${field}`)}</dt>
                <dd>{typed === '' ? '–' : typed}</dd>
              </div>
            ))}
          </dl>
        </div>
        <TenKey full={typed.length === MOST_DIGITS} empty={typed === ''} />
      </div>
    </Page>
  );
}

export function StaffReview({ view }: PageOf<'review'>) {
  const { s } = useStaffWords();
  return (
    <Page
      main={
        <Button action={{ name: 'next' }} look="main">
          {s('review.record')}
        </Button>
      }
    >
      <h1>
        {s(`task.${view.task}`)}: {s('review.title')}
      </h1>
      <p className="lead">{s(`review.do.${doWord(view.task)}`)}</p>
      <Facts facts={view.facts} />
    </Page>
  );
}

export function StaffActing() {
  const { s } = useStaffWords();
  return (
    <Page>
      <div className="scene">
        <div className="scene-picture">
          <Waiting />
        </div>
        <div className="scene-words" role="status">
          <h1>{s('acting.title')}</h1>
          <p className="lead">{s('acting.lead')}</p>
        </div>
      </div>
    </Page>
  );
}

export function StaffTold({ view }: PageOf<'told'>) {
  const { s } = useStaffWords();
  const { task, refusal, facts } = view;
  return (
    <Page
      main={
        <Button action={{ name: 'next' }} look="main">
          {s('told.home')}
        </Button>
      }
    >
      <h1>
        {s(`task.${task}`)}: {s(toldWord(refusal))}
      </h1>
      {refusal === null ? (
        <Facts facts={facts} />
      ) : (
        <Notice tone="warn">
          <p className="notice-title">{s(`refusal.${refusalWord(refusal)}`)}</p>
        </Notice>
      )}
    </Page>
  );
}
