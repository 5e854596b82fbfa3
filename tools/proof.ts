import { parseArgs } from 'node:util';

import { proveAll } from '../test/proof/crew.ts';

/**
 * `npm run proof -- [--runs N] [--seed N]`: random visits with every mishap, cut off after any side effect, each held against
 * the eleven invariants of money. The last line is JSON; it ends with 1 where one did not hold.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
const runs = Number(values.runs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('npm run proof -- [--runs 100000] [--seed 1]\n');
  process.exit(64);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const TELL_EVERY_MS = 5_000;
const began = performance.now();
let toldAt = began;
let played = 0;
say(`${runs} runs, seed ${seed}`);
const proved = await proveAll({ runs, seed }, (done) => {
  played += done.runs;
  if (performance.now() - toldAt < TELL_EVERY_MS) return;
  toldAt = performance.now();
  say(`${played} of ${runs}, ${Math.round((played * 1000) / (toldAt - began))} a second`);
});
const { broken } = proved;
if (broken?.broken) {
  say(`\nnpm run proof -- --runs ${broken.runs} --seed ${broken.seed}`);
  for (const step of broken.broken.steps) say(`  ${step}`);
  say(broken.broken.why);
  process.exitCode = 1;
}
const seconds = Math.round((performance.now() - began) / 1000);
say(JSON.stringify({ runs: proved.runs, seed, seconds, broken: broken?.broken ?? null }));
