import type { ReactNode } from 'react';

import type { OptionName, OptionValue } from '#contract/kinds/option.ts';

import { Button } from './button.tsx';

interface Props {
  readonly option: OptionName;
  /** What the option is once this is tapped. */
  readonly value: OptionValue;
  readonly words: ReactNode;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  /** Several may be chosen at once. */
  readonly many?: boolean;
}

/** One answer to a question; whether it stands is shown by its mark, its frame and its colour. */
export function AnswerButton({ option, value, words, chosen, disabled = false, many = false }: Props) {
  return (
    <Button
      action={{ name: 'setOption', option, value }}
      chosen={chosen}
      disabled={disabled}
      className={many ? 'answer answer-many' : 'answer'}
    >
      <span className="answer-mark" aria-hidden="true" />
      {words}
    </Button>
  );
}
