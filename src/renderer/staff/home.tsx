import type { PartState, Standing, Todo } from '#contract/standing.ts';
import type { StaffTask } from '#contract/staff-task.ts';

import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { GroupPicture, LightMark, PartPicture } from '../pictures/parts.tsx';
import { useStaffWords } from '../words.tsx';
import type { PageOf } from './page-of.ts';
import { partWord, stateWord, todoWord } from './word.ts';

/** 係員メニュー: at a glance what is wrong and what to do next, and the way to everything that this person may do. */
export function StaffHome({ view }: PageOf<'home'>) {
  const { s } = useStaffWords();
  const { by, role, standing, groups } = view;
  const first = standing?.todo[0];
  return (
    <Page main={first?.task ? <Do task={first.task} /> : null}>
      <div className="staff-home">
        <section className="staff-standing">
          <div className="staff-title">
            <h1>{s('home.title')}</h1>
            <p>{s('home.who', { by, role: s(`role.${role}`) })}</p>
          </div>
          {standing === null ? <p className="lead">{s('home.looking')}</p> : <Parts parts={standing.parts} />}
        </section>
        <section className="staff-doing">
          {standing === null ? null : <Next standing={standing} />}
          <div className="staff-groups">
            {groups.map((group) => (
              <Button key={group} action={{ name: 'openGroup', group }} className="staff-group">
                <GroupPicture group={group} />
                <span>{s(`group.${group}`)}</span>
              </Button>
            ))}
          </div>
        </section>
      </div>
    </Page>
  );
}

function Parts({ parts }: { parts: readonly PartState[] }) {
  const { s } = useStaffWords();
  return (
    <ul className="staff-parts" aria-label={s('home.parts')}>
      {parts.map((part) => (
        <li key={part.part} data-light={part.light} data-part={part.part}>
          <PartPicture part={part.part} />
          <div>
            <strong>{s(`part.${part.part}`)}</strong>
            <span>
              <State part={part} />
            </span>
          </div>
          <LightMark light={part.light} />
        </li>
      ))}
    </ul>
  );
}

/** Of coins and records the number says more than a word, while all is well. */
function State({ part: { part, light, state, count } }: { part: PartState }) {
  const { s } = useStaffWords();
  const word = s(`state.${stateWord(state)}`);
  if (count === null) return word;
  if (part === 'unsent') return s('state.records', { count });
  return light === 'ok' ? s('state.coins', { count }) : `${word} ${s('state.coins', { count })}`;
}

/** The one thing that is most urgent; the main button leads through it. */
function Next({ standing: { todo } }: { standing: Standing }) {
  const { s } = useStaffWords();
  const [first, ...others] = todo;
  if (first === undefined) {
    return (
      <Notice>
        <p className="notice-title">{s('home.well')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warn">
      <h2>{s('home.todo')}</h2>
      <p className="notice-title">
        <TodoWords todo={first} />
      </p>
      {first.task === null ? <p>{s('home.ask')}</p> : null}
      {others.length === 0 ? null : <p>{s('home.more', { count: others.length })}</p>}
    </Notice>
  );
}

function Do({ task }: { task: StaffTask }) {
  const { s } = useStaffWords();
  return (
    <Button action={{ name: 'openTask', task }} look="main">
      {s(`task.${task}`)}
    </Button>
  );
}

function TodoWords({ todo: { what } }: { todo: Todo }) {
  const { s } = useStaffWords();
  const sentence = todoWord(what);
  if (sentence !== undefined) return s(`todo.${sentence}`);
  const [part = '', state = ''] = what.split('.');
  const name = partWord(part);
  const word = s(`state.${stateWord(state)}`);
  return name === undefined ? word : `${s(`part.${name}`)}: ${word}`;
}
