import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

import type { Page } from 'playwright-core';
import { vi } from 'vitest';

import type { BenchKey } from '#bench/verbs.ts';
import type { ScreenName } from '#contract/screen.ts';
import { SETTLE_MS } from '#flows/voice/guide.ts';
import { finishedWav } from '#devices/speech/wav.ts';

import type { Resident } from './resident.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };

/** Whether this machine can speak; in CI it must. */
export function canSpeak(): boolean {
  const can = spawnSync('espeak-ng', ['--version']).status === 0;
  if (!can && process.env['CI'] !== undefined) throw new Error('espeak-ng must be installed in CI');
  return can;
}

/** Somebody who sees nothing: hears what the window plays, and has the ten-key under their fingers. */
export class Listener {
  readonly #page: Page;
  readonly #resident: Resident;
  readonly #language: 'ja' | 'en-us';

  constructor(page: Page, resident: Resident, language: 'ja' | 'en') {
    this.#page = page;
    this.#resident = resident;
    this.#language = language === 'ja' ? 'ja' : 'en-us';
  }

  /** From now on every clip that begins to sound is noted by its bytes, and every pointer that touches the window. */
  async putsOnHeadphones(): Promise<void> {
    await this.#page.evaluate(() => {
      const notes = document.documentElement.dataset;
      Object.assign(notes, { heard: '', touches: '' });
      document.addEventListener('pointerdown', () => (notes['touches'] += '.'), true);
      const audio = document.querySelector('audio');
      // Whoever has done this for years listens fast.
      if (audio) audio.defaultPlaybackRate = 16;
      const hex = (hash: ArrayBuffer): string =>
        Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
      document.addEventListener(
        'playing',
        ({ target }) => {
          if (!(target instanceof HTMLAudioElement)) return;
          void fetch(target.currentSrc)
            .then((answer) => answer.arrayBuffer())
            .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
            .then((hash) => (notes['heard'] += `${hex(hash)} `));
        },
        true,
      );
    });
  }

  /** Waits until this sentence is played: the very sound that espeak-ng makes of it here. */
  async hears(text: string, language = this.#language): Promise<void> {
    const made = spawnSync('espeak-ng', ['-v', language, '-s', '160', '--stdin', '--stdout'], {
      input: text,
    });
    const wav = finishedWav(made.stdout);
    if (!wav) throw new Error(`espeak-ng does not say ${text}`);
    const hash = createHash('sha256').update(wav).digest('hex');
    const heard = async (): Promise<boolean> => (await this.#noted('data-heard')).includes(hash);
    await vi.waitUntil(heard, PATIENCE).catch((cause: unknown) => {
      throw new Error(`never heard: ${text}`, { cause });
    });
  }

  /** Presses keys on this screen, once it has stood long enough for a key to be meant for it. */
  async presses(screen: ScreenName, ...keys: readonly BenchKey[]): Promise<void> {
    await this.#resident.sees(screen);
    const since = performance.now();
    await vi.waitUntil(() => performance.now() - since > SETTLE_MS, PATIENCE);
    for (const key of keys) await this.#resident.does({ do: 'pressKey', key });
  }

  /** How often a pointer touched the window. */
  async touches(): Promise<number> {
    return (await this.#noted('data-touches')).length;
  }

  async #noted(name: 'data-heard' | 'data-touches'): Promise<string> {
    return (await this.#page.locator('html').getAttribute(name)) ?? '';
  }
}
