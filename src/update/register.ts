import { appendDurably } from './durable.ts';
import type { Site } from './site.ts';

/** What became of a release, for whoever asks later why a terminal runs what it runs. */
export type Entry =
  | {
      readonly what: 'kept' | 'wentBack' | 'stays' | 'waits';
      readonly version: string;
      readonly counter: number;
      readonly signers: readonly string[];
    }
  | { readonly what: 'refused'; readonly file: string; readonly why: string };

export function note({ layout, clock, before }: Site, entry: Entry): void {
  before('write the register');
  appendDurably(layout.register, JSON.stringify({ at: new Date(clock.now()).toISOString(), ...entry }));
}
