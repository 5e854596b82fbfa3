import type { Fault } from '#contract/fault.ts';
import type { Result } from '#contract/result.ts';
import type { Pace, Sentence } from '#contract/speech.ts';

/**
 * Why a sentence is not spoken; all are a technician's to put right.
 * - `noEngine`: no voice is installed, or it does not start
 * - `failed`: it ended without a sound, or took too long
 * - `busy`: more is asked for than is waited for
 */
export type SpeechFault = Fault<'noEngine' | 'failed' | 'busy'>;

export type SpeechStatus = 'ready' | 'off';

/** 音声合成: makes a sentence audible. What it is given it keeps nowhere. */
export interface SpeechPort {
  status(): SpeechStatus;
  /** One sentence as a WAV file's bytes. */
  speak(sentence: Sentence, pace: Pace): Promise<Result<Buffer, SpeechFault>>;
  /** Ends what is being spoken; nothing is begun afterwards. */
  close(): void;
}
