import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { patchBitmap, patchIsWord, PATCH } from '#certificates/guard/calibration-sheet.ts';
import { USUAL_PATCH } from '#certificates/guard/patches.ts';

import { FAITHFUL, ORDINARY } from '../test/copy/copiers.ts';
import { ENGINES, printed } from '../test/copy/engine.ts';
import type { EngineName } from '../test/copy/engine.ts';
import { copyDifference, originalDifference } from '../test/copy/film.ts';
import { legibility } from '../test/copy/legibility.ts';
import { hasReader } from '../test/copy/reader.ts';
import { calibrated, copyTrials, differenceOf, greyWatermark, trial } from '../test/copy/trial.ts';
import type { Trial } from '../test/copy/trial.ts';
import { root } from './demo/folder.ts';

/**
 * `npm run bench:paper`: the copy guard and the latent mark through five engines, an eye, and nine copiers, beside grey watermarks; and
 * what the ground does to reading. The figures go into docs/paper.md, with what was not reached. Exit 0 if all could be measured.
 */
const PAPER = join(root, 'docs/paper.md');
const NAMES = ['light', 'sharp', 'nominal', 'broad', 'heavy'] as const satisfies readonly EngineName[];
/** What is wanted, L*. */
const GOAL = {
  original: 0.5,
  least: 2,
  median: 5,
  medianOfSharp: 4,
  read: 7,
  film: 15,
  filmOfCopy: 7,
} as const;

const reads = hasReader();
if (!reads) process.stderr.write('tesseract with Japanese is missing: nothing judges what can be read\n');
const said: string[] = [];
const say = (...lines: string[]) => {
  said.push(...lines);
  process.stdout.write(`${lines.join('\n')}\n`);
};
const figure = (value: number) =>
  Math.abs(value) < 0.005 ? '0.0' : value.toFixed(Math.abs(value) < 1 ? 2 : 1);

const perKey: [string, Trial][] = [];
guardFigures();
markFigures();
readingFigures();
publish(said);

function guardFigures(): void {
  say(
    '| Printed by | patch | original | grain | read | copies: least | median | read of 9 | goals |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const name of NAMES) {
    const patch = calibrated(ENGINES[name]);
    row(`${name} engine`, patchBitmap(patch), name, String(patch));
  }
  row('light engine, not calibrated', patchBitmap(USUAL_PATCH), 'light', String(USUAL_PATCH));
  row('grey word, 12 %, no ground', greyWatermark(patchIsWord, PATCH, 8), 'nominal', '');
  row('grey word, 5 %, no ground', greyWatermark(patchIsWord, PATCH, 3), 'nominal', '');
  const drift = NAMES.map((name) => {
    const engine = ENGINES[name];
    const patch = calibrated(engine);
    const moved = [-3, 3].map((by) =>
      Math.abs(differenceOf(patch, { ...engine, growth: engine.growth + by })),
    );
    return `${name} ${figure(Math.max(...moved))}`;
  });
  say(
    '',
    `When an engine’s dots grow or shrink by 3 µm after calibration, the original differs by at most: ${drift.join(', ')}.`,
    '',
  );
}

function row(title: string, bitmap: ReturnType<typeof patchBitmap>, name: EngineName, patch: string): void {
  const paper = printed(bitmap, ENGINES[name]);
  const original = trial(paper, patchIsWord, reads);
  const copies = copyTrials(paper, patchIsWord, ORDINARY, reads);
  const all = Object.values(copies)
    .map(({ difference }) => difference)
    .toSorted((a, b) => a - b);
  const [least, median] = [all[0] ?? 0, all[all.length >> 1] ?? 0];
  const read = Object.values(copies).filter((copy) => copy.read === true).length;
  const wanted = name === 'sharp' || name === 'heavy' ? GOAL.medianOfSharp : GOAL.median;
  const missed = [
    ...(Math.abs(original.difference) > GOAL.original || original.read === true ? ['original'] : []),
    ...(least < GOAL.least ? ['least'] : []),
    ...(median < wanted ? ['median'] : []),
    ...(reads && read < GOAL.read ? ['read'] : []),
  ];
  const verdict = missed.length === 0 ? 'met' : `missed: ${missed.join(', ')}`;
  const cells = [
    title,
    patch,
    figure(original.difference),
    figure(original.grain),
    shown(original),
    figure(least),
    figure(median),
    reads ? String(read) : '–',
    verdict,
  ];
  say(`| ${cells.join(' | ')} |`);
  if (title === 'nominal engine')
    perKey.push(...Object.entries({ ...copies, ...copyTrials(paper, patchIsWord, FAITHFUL, reads) }));
}

function shown({ read }: Trial): string {
  return read === null ? '–' : read ? 'yes' : 'no';
}

function markFigures(): void {
  say(
    '| Latent mark, printed by | under the film | its copies, at most | goals |',
    '| --- | --- | --- | --- |',
  );
  for (const name of NAMES) {
    const engine = ENGINES[name];
    const own = originalDifference(engine);
    const most = Math.max(
      ...Object.values({ ...ORDINARY, ...FAITHFUL }).map((copier) => copyDifference(engine, copier)),
    );
    const verdict = own >= GOAL.film && most <= GOAL.filmOfCopy ? 'met' : 'missed';
    say(`| ${name} engine | ${figure(own)} | ${figure(most)} | ${verdict} |`);
  }
  say('');
}

function readingFigures(): void {
  if (!reads) return;
  say('| Type over the ground | wrong on white paper | wrong on the ground |', '| --- | --- | --- |');
  for (const { size, white, ground } of legibility([12, 10.5, 9], ENGINES.nominal))
    say(`| ${size} pt | ${(100 * white).toFixed(1)} % | ${(100 * ground).toFixed(1)} % |`);
}

function publish(lines: readonly string[]): void {
  const text = existsSync(PAPER) ? readFileSync(PAPER, 'utf8') : '';
  const [begin, end] = ['<!-- made by npm run bench:paper -->', '<!-- end of bench:paper -->'];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${PAPER} lacks its marks`);
  const keys = perKey.map(
    ([name, { difference, read }]) => `| ${name} | ${figure(difference)} | ${read === true ? 'yes' : 'no'} |`,
  );
  const table = [
    '',
    '| Copied by (nominal engine) | word darker by, L* | read |',
    '| --- | --- | --- |',
    ...keys,
  ];
  const [before, after] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  writeFileSync(PAPER, `${before}${begin}\n\n${[...lines, ...table].join('\n')}\n\n${after}`);
}
