import type { Frame, Screen } from '#contract/screen.ts';

/** What stands around a sample's screen, where it is not nothing. */
export type Rest = Partial<Omit<Frame, 'type' | 'language' | 'screen'>>;

export interface Sample {
  readonly name: string;
  readonly screen: Screen;
  readonly rest?: Rest;
}
