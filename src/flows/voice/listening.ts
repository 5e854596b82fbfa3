import type { Pace, Sentence } from '#contract/speech.ts';

/** Somebody who listens, and what they hear. */
export interface Listening {
  /** The screen that was said last. */
  readonly instance: number;
  readonly pace: Pace;
  readonly page: number;
  /** What the screen says now, and which of it is being said. */
  readonly said: readonly Sentence[];
  readonly clips: readonly Sentence[];
  readonly turn: number;
  /** 取消 was pressed once. */
  readonly stopping: boolean;
  /** Whether a visit has been heard already: when it is over, so is the guide. */
  readonly served: boolean;
}

/** The sentences that were not there before. */
export function newIn(said: readonly Sentence[], before: readonly Sentence[]): readonly Sentence[] {
  return said.filter(({ language, text }) =>
    before.every((each) => each.language !== language || each.text !== text),
  );
}
