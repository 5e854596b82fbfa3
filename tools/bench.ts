import { cpus, loadavg, release } from 'node:os';

import { findChromium } from '#main/shell/find.ts';

import { measureAnswer } from '../test/bench/answer.ts';
import { measureCardWork } from '../test/bench/card-chapter.ts';
import { measureCenter } from '../test/bench/center.ts';
import { measureComposing } from '../test/bench/composing.ts';
import { HEADLESS, startXvfb } from '../test/bench/display.ts';
import type { Chapter } from '../test/bench/figure.ts';
import { measureMemory } from '../test/bench/memory.ts';
import { measureSeal } from '../test/bench/seal.ts';
import { measurePostings } from '../test/bench/postings.ts';
import { measureSpeech } from '../test/bench/speech.ts';
import { measureStart } from '../test/bench/start.ts';
import { table } from '../test/bench/table.ts';
import { measureTaps } from '../test/bench/tap.ts';
import { openSurroundings } from '../test/bench/terminal.ts';
import { whyNoPostgres } from '../test/peers/postgres.ts';

/**
 * `npm run bench`: how fast and how large the terminal is, each figure beside its goal and a named alternative of the same
 * run. It ends with 0 whether goals are met or not; `--json` adds one JSON object as the last line.
 */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Linux ${release()}, Node ${process.version}`;
/** Whoever else keeps the machine busy shows in every figure. */
const load = loadavg()[0] ?? 0;
const at = new Date().toISOString();
const chapters: Chapter[] = [];
const tell = (chapter: Chapter): void => {
  chapters.push(chapter);
  say(`${table(chapter)}\n`);
};

say(`${machine}, load ${load.toFixed(1)}, ${at}\n`);
const xvfb = await startXvfb();
const surroundings = await openSurroundings();
try {
  tell(await measureAnswer(surroundings));
  tell(await measureCardWork());
  tell(await measureComposing());
  tell(measureSeal());
  tell(measurePostings());
  const speech = await measureSpeech();
  if (speech) tell(speech);
  else say('no speech is measured: there is no espeak-ng (apt-get install espeak-ng)\n');
  const noPostgres = whyNoPostgres();
  if (noPostgres === undefined) tell(await measureCenter());
  else say(`the center is not measured: ${noPostgres}\n`);
  if (findChromium() === undefined)
    say('no window is measured: there is no Chromium (apt-get install chromium)\n');
  else {
    const window = xvfb ?? HEADLESS;
    if (!xvfb) say('no real window is measured: there is no Xvfb (apt-get install xvfb)\n');
    for (const display of xvfb ? [HEADLESS, xvfb] : [HEADLESS])
      tell(await measureTaps(surroundings, display));
    tell(await measureStart(surroundings, window));
    tell(await measureMemory(surroundings, window));
  }
} finally {
  await surroundings.stop();
  await xvfb?.stop();
}

const judged = chapters.flatMap(({ figures }) => figures).filter(({ met }) => met !== undefined);
const missed = judged.filter(({ met }) => met === false);
say(`${judged.length - missed.length} of ${judged.length} goals met`);
if (process.argv.includes('--json')) say(JSON.stringify({ machine, load, at, chapters }));
