import { z } from 'zod';

import { Action } from './action.ts';
import type { BaseLanguage } from './language.ts';

/** The languages that are spoken; whoever reads another one hears English. */
export type Spoken = BaseLanguage;

/** One sentence to be spoken, in the language of its voice. */
export interface Sentence {
  readonly language: Spoken;
  readonly text: string;
}

/** 話す速さ */
export const PACES = ['normal', 'fast', 'slow'] as const;
export type Pace = (typeof PACES)[number];

/** Names a clip at the gateway, and says nothing about what is said in it. */
export const ClipId = z.string().regex(/^[0-9a-f]{32}$/);
export type ClipId = z.infer<typeof ClipId>;

/** 音声案内, while somebody listens. `turn` counts what is said: a new one silences the one before. */
export const Guide = z.strictObject({
  turn: z.int().min(0),
  clips: z.array(ClipId).max(120),
  /** The keys 1 to 6 of the ten-key, and what each does on this screen now. */
  keys: z.array(z.strictObject({ key: z.int().min(1).max(6), action: Action })).max(6),
});
export type Guide = z.infer<typeof Guide>;

/** 取り忘れ防止の呼びかけ, while something lies there. `volume` in per cent; no clip where there is no voice. */
export const Call = z.strictObject({
  clip: ClipId.nullable(),
  volume: z.int().min(0).max(100),
  hushed: z.boolean(),
});
export type Call = z.infer<typeof Call>;
