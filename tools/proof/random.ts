import { proveAll } from '../../test/proof/crew.ts';

const TELL_EVERY_MS = 5_000;

/** Random visits with every mishap; says how it goes, answers the last line. */
export async function proveRandom(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  say: (line: string) => void,
): Promise<{ readonly holds: boolean }> {
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
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  say(JSON.stringify({ runs: proved.runs, seed, seconds, broken: broken?.broken ?? null }));
  return { holds: broken?.broken === undefined };
}
