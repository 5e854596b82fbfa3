import type { ComponentProps, ReactNode } from 'react';

import type { Action } from '#contract/action.ts';

import { useStage } from '../stage.tsx';
import { Press } from './press.tsx';

interface ButtonProps {
  readonly action: Action;
  readonly look?: ComponentProps<typeof Press>['look'];
  readonly disabled?: boolean;
  /** For a choice: whether it is the one that stands. */
  readonly chosen?: boolean;
  readonly label?: string;
  /** Keys act on it as soon as it is there. */
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Every button says one action. */
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
  return (
    <Press
      onPress={() => act(action)}
      look={look}
      className={className}
      data-action={action.name}
      disabled={disabled}
      aria-pressed={chosen}
      aria-label={label}
      autoFocus={autoFocus}
    >
      {children}
    </Press>
  );
}
