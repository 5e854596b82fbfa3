import { fromBase64, fromHex, toHex } from '#certificates/seal/bytes.ts';
import { openComposer } from '#certificates/compose.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { USUAL_PATCH } from '#certificates/guard/patches.ts';
import { opened } from '#certificates/seal/open.ts';

import { freshKeys, sealedPaper } from '../support/sealed-paper.ts';
import { figure } from './figure.ts';
import type { Chapter } from './figure.ts';
import { quantile } from './stats.ts';

const ROUNDS = 40;
/** What the back, alone or with the guard and the mark, may add to composing a page, ms. */
const GOAL = 10;

/** What sealing costs: a household of four composed bare, with its back, and with back, guard and mark, in turns; and opening what the back carries. */
export function measureSeal(): Chapter {
  const keys = freshKeys();
  const composer = openComposer({ fonts: shippedFonts() });
  const { document, proof } = sealedPaper(keys);
  const composed = (backs: boolean, guard?: number) =>
    timed(() => {
      const made = composer.compose(document, { sample: false, demo: true, backs, guard });
      if (!made.ok) throw new Error(made.error.code);
    });
  composed(true, USUAL_PATCH); // the guard of a printer is drawn once
  const [plain, sealed, guarded, opening]: [number[], number[], number[], number[]] = [[], [], [], []];
  const trust = keys.trust();
  const keyOf = (kid: Uint8Array) => {
    const known = trust.keys.find((key) => key.kid === toHex(kid));
    return known && fromHex(known.key);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(composed(false));
    sealed.push(composed(true));
    guarded.push(composed(true, USUAL_PATCH));
    opening.push(timed(() => void opened(fromBase64(proof.sheets[0]?.sealed ?? ''), proof, keyOf)));
  }
  const added = (to: readonly number[]) => ({
    what: { median: median(to) - median(plain) },
    against: ['the front alone', (median(to) - median(plain)) / median(plain)] as const,
  });
  const [back, all] = [added(sealed), added(guarded)];
  return {
    title: 'The back of a certificate (照合面)',
    figures: [
      figure('composing a page', 'ms', {
        'front only': median(plain),
        'front and back': median(sealed),
        'with guard and mark': median(guarded),
      }),
      figure('what the back adds', 'ms', back.what, { goal: { median: GOAL }, against: back.against }),
      figure('what back, guard and mark add', 'ms', all.what, {
        goal: { median: GOAL },
        against: all.against,
      }),
      figure('opening and verifying a back', 'ms', { median: median(opening) }),
    ],
  };
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
