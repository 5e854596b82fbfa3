import { useId } from 'react';

import type { Options } from '#contract/certificate.ts';

import { Button } from './button.tsx';

interface Answer {
  readonly words: string;
  /** All options, as they stand once this answer is given. */
  readonly options: Options;
}

interface Props {
  readonly title: string;
  readonly about: string;
  readonly answers: readonly [Answer, Answer];
  readonly chosen: 0 | 1;
}

/** One question with two answers, of which one always stands. */
export function Question({ title, about, answers, chosen }: Props) {
  const id = useId();
  return (
    <section className="question" role="group" aria-labelledby={id}>
      <div className="question-words">
        <h2 id={id}>{title}</h2>
        <p>{about}</p>
      </div>
      {answers.map(({ words, options }, place) => (
        <Button
          key={words}
          action={{ name: 'setOptions', options }}
          chosen={place === chosen}
          className="answer"
        >
          <span className="answer-mark" aria-hidden="true" />
          {words}
        </Button>
      ))}
    </section>
  );
}
