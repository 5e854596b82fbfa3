import { proveAll } from '../../test/proof/crew.ts';

const TELL_EVERY_MS = 5_000;

/** Random visits with every mishap, for so many minutes at most; says how it goes, answers the last line. */
export async function proveRandom(
  {
    runs,
    seed,
    minutes,
  }: { readonly runs: number; readonly seed: number; readonly minutes: number | undefined },
  say: (line: string) => void,
): Promise<{ readonly holds: boolean }> {
  const began = performance.now();
  let toldAt = began;
  let played = 0;
  say(`${runs} runs, seed ${seed}`);
  const until = (): boolean => minutes !== undefined && performance.now() - began >= minutes * 60_000;
  const proved = await proveAll({ runs, seed, until }, (done) => {
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
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const { runs: done, next } = proved;
  if (broken === undefined && done < runs) say(`goes on with --runs ${runs - done} --seed ${next}`);
  say(JSON.stringify({ runs: done, seed, next, seconds, broken: broken?.broken ?? null }));
  return { holds: broken?.broken === undefined };
}
