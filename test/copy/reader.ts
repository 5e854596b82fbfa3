import { execFileSync, spawnSync } from 'node:child_process';

import { chanceOf } from '../scan/raster.ts';
import { each, reduced } from './light.ts';
import type { Light } from './light.ts';

/** Whether tesseract with its Japanese model is here: an outside judge of what can be read. */
export function hasReader(): boolean {
  const asked = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  return asked.error === undefined && /^jpn$/m.test(asked.stdout);
}

/** The mottle of toner and an eye's own noise, rms L*: whoever looks at paper has to see through it. */
const NOISE = 0.5;
/** A span of L* that is stretched to black and white, at least: less than this nobody makes out. */
const LEAST_SPAN = 4;

/** Pixels of 600 dpi that become one, so that characters are as large as tesseract likes them. */
const REDUCED = { word: 8, text: 2 } as const;

/** What can be read of a picture in L*, as an eye sees it; spaces are left out. */
export function readIn(look: Light, layout: 'word' | 'text'): string {
  const chance = chanceOf(7);
  const noise = () => NOISE * Math.sqrt(3) * (chance() + chance() + chance() + chance() - 2);
  const small = each(reduced(look, REDUCED[layout]), (value) => value + noise());
  const sorted = small.data.toSorted();
  const part = (of: number) => sorted[Math.floor(of * (sorted.length - 1))] ?? 0;
  const [dark, light] = [part(0.02), part(0.98)];
  const span = Math.max(LEAST_SPAN, light - dark);
  const middle = (dark + light) / 2;
  const grey = each(small, (value) => Math.min(255, Math.max(0, 127.5 + (255 * (value - middle)) / span)));
  const pgm = Buffer.concat([
    Buffer.from(`P5\n${small.width} ${small.height}\n255\n`),
    Uint8Array.from(grey.data),
  ]);
  const psm = { word: '7', text: '6' }[layout];
  const text = execFileSync('tesseract', ['-', '-', '-l', 'jpn', '--psm', psm, '--dpi', '300'], {
    input: pgm,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  return text.replaceAll(/\s/g, '');
}
