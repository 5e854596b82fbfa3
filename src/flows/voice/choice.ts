import type { Action } from '#contract/action.ts';

import type { Words } from './words.ts';

/** Something that can be done on a screen now: what the renderer would send for it, and what it is called. */
export interface Choice {
  readonly action: Action;
  readonly says: (words: Words) => string;
}

/** What the keys of the ten-key stand for on a screen. */
export interface Offered {
  /** Under numbers from 1, in pages. */
  readonly choices: readonly Choice[];
  /** 確認: the main button. */
  readonly main: Choice | null;
  /** Digits are typed here: none of them is a choice. */
  readonly typing: { readonly typed: number; readonly full: boolean } | null;
}
