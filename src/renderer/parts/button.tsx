import type { Action } from '#contract/action.ts';

import { useStage } from '../stage.tsx';
import { Pressable, type PressableProps } from './pressable.tsx';

interface Props extends Omit<PressableProps, 'onPress' | 'action' | 'onTenKey'> {
  readonly action: Action;
}

/** A button that says one action to the core. */
export function Button({ action, ...rest }: Props) {
  const { act, frame } = useStage();
  const said = JSON.stringify(action);
  const onTenKey = frame.guide?.keys.find((each) => JSON.stringify(each.action) === said)?.key;
  return <Pressable {...rest} action={action.name} onTenKey={onTenKey} onPress={() => act(action)} />;
}
