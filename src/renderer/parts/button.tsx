import type { Action } from '#contract/action.ts';

import { useStage } from '../stage.tsx';
import { Pressable, type PressableProps } from './pressable.tsx';

interface Props extends Omit<PressableProps, 'onPress' | 'action'> {
  readonly action: Action;
}

/** A button that says one action to the core. */
export function Button({ action, ...rest }: Props) {
  const { act } = useStage();
  return <Pressable {...rest} action={action.name} onPress={() => act(action)} />;
}
