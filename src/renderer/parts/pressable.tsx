import type { ReactNode } from 'react';

import { usePress } from './use-press.ts';

export interface PressableProps {
  readonly onPress: () => void;
  /** The action that it says, if it says one. */
  readonly action?: string;
  /** The key of the ten-key that does the same, while somebody is guided by it. */
  readonly onTenKey?: number | undefined;
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

/** What a finger can press: it looks pressed the moment the finger lands and acts when the finger leaves it. */
export function Pressable({
  onPress,
  action,
  onTenKey,
  look = 'plain',
  disabled = false,
  chosen,
  label,
  autoFocus = false,
  className = '',
  children,
}: PressableProps) {
  const { pressed, handlers } = usePress(onPress, disabled);
  return (
    <button
      type="button"
      className={`button button-${look} ${className}`}
      data-action={action}
      data-ten-key={onTenKey}
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
