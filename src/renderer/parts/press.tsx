import type { ComponentPropsWithoutRef } from 'react';

import { usePress } from './use-press.ts';

interface Props extends Omit<ComponentPropsWithoutRef<'button'>, 'onClick' | 'type'> {
  readonly onPress: () => void;
  /** `main` leads on, `quiet` leads away, `plain` is a choice, `grave` needs a second thought. */
  readonly look?: 'main' | 'quiet' | 'plain' | 'grave';
  readonly [data: `data-${string}`]: string | undefined;
}

/** What every button is made of: it looks pressed the moment the finger lands and acts when the finger leaves it. */
export function Press({ onPress, look = 'plain', className = '', disabled = false, ...rest }: Props) {
  const { pressed, handlers } = usePress(onPress, disabled);
  return (
    <button
      {...rest}
      type="button"
      className={`button button-${look} ${className}`}
      data-pressed={pressed || undefined}
      disabled={disabled}
      {...handlers}
    />
  );
}
