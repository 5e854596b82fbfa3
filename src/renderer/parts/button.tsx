import type { ReactNode } from 'react';

import type { Action } from '#contract/action.ts';

import { useStage } from '../stage.tsx';
import { usePress } from './use-press.ts';

interface ButtonProps {
  readonly action: Action;
  /** `main` leads on, `quiet` leads away, `plain` is a choice, `grave` needs a second thought. */
  readonly look?: 'main' | 'quiet' | 'plain' | 'grave';
  readonly disabled?: boolean;
  /** For a choice: whether it is the one that stands. */
  readonly chosen?: boolean;
  readonly label?: string;
  /** Keys act on it as soon as it is there. */
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Every button says one action. It looks pressed the moment the finger lands and acts when the finger leaves it. */
export function Button({
  action,
  look = 'plain',
  disabled = false,
  chosen,
  label,
  autoFocus = false,
  className = '',
  children,
}: ButtonProps) {
  const { act } = useStage();
  const { pressed, handlers } = usePress(() => act(action), disabled);
  return (
    <button
      type="button"
      className={`button button-${look} ${className}`}
      data-action={action.name}
      data-pressed={pressed || undefined}
      disabled={disabled}
      aria-pressed={chosen}
      aria-label={label}
      autoFocus={autoFocus}
      {...handlers}
    >
      {children}
    </button>
  );
}
