import type { Frame, Screen } from '#contract/screen.ts';

/** What stands around a sample's screen, where it is not nothing. */
export type Rest = Partial<Omit<Frame, 'type' | 'language' | 'screen'>>;

export interface Sample {
  readonly name: string;
  readonly screen: Screen;
  readonly rest?: Rest;
  /** What a finger opens over it: the selector of its button. */
  readonly opens?: string;
}

/** A sample as a frame in some language. */
export interface SampleFrame extends Pick<Sample, 'name' | 'opens'> {
  readonly frame: Frame;
}
