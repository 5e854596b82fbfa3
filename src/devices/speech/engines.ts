import type { Pace, Spoken } from '#contract/speech.ts';

import type { Engine } from './engine.ts';

/** Open JTalk, where it is installed with a voice (`terminal.json`, `speech.openJtalk`). */
export interface OpenJtalk {
  /** Its dictionary: a folder. */
  readonly dictionary: string;
  /** Its voice: an .htsvoice file. */
  readonly voice: string;
}

/** Words a minute. */
const ESPEAK_SPEED: Readonly<Record<Pace, number>> = { slow: 120, normal: 160, fast: 240 };
/** Times its own speed. */
const JTALK_SPEED: Readonly<Record<Pace, number>> = { slow: 0.8, normal: 1, fast: 1.5 };

/** Which program speaks a language at a pace. Japanese comes to either as kana. */
export function engineFor(language: Spoken, pace: Pace, jtalk: OpenJtalk | undefined): Engine {
  if (language === 'ja' && jtalk !== undefined) {
    const { dictionary, voice } = jtalk;
    const args = ['-x', dictionary, '-m', voice, '-r', String(JTALK_SPEED[pace]), '-ow', '/dev/stdout'];
    return { command: 'open_jtalk', args };
  }
  const args = ['-v', language === 'ja' ? 'ja' : 'en-us', '-s', String(ESPEAK_SPEED[pace])];
  return { command: 'espeak-ng', args: [...args, '--stdin', '--stdout'] };
}
