import { createContext, use, useMemo, type ReactNode } from 'react';

import type { Action } from '#contract/action.ts';
import type { Clock } from '#contract/clock.ts';
import type { Frame, Hello } from '#contract/screen.ts';

/** What can wait. */
export type StageClock = Pick<Clock, 'setTimeout' | 'clearTimeout'>;

interface OnStage {
  readonly hello: Hello;
  readonly frame: Frame;
  /** Says what the person did on this very screen. */
  readonly act: (action: Action) => void;
  readonly clock: StageClock;
}

const Current = createContext<OnStage | undefined>(undefined);

interface Props {
  readonly hello: Hello;
  readonly frame: Frame;
  readonly send: (instance: number, action: Action) => void;
  readonly clock: StageClock;
  readonly children: ReactNode;
}

/** Puts one frame on the stage: all that is drawn inside sees it and acts on its instance. */
export function Stage({ hello, frame, send, clock, children }: Props) {
  const onStage = useMemo(
    () => ({ hello, frame, act: (action: Action) => send(frame.instance, action), clock }),
    [hello, frame, send, clock],
  );
  return <Current value={onStage}>{children}</Current>;
}

/** The frame being drawn, and the way to answer it. */
export function useStage(): OnStage {
  const onStage = use(Current);
  if (!onStage) throw new Error('drawn outside a Stage');
  return onStage;
}
