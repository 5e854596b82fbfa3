import { fromBase64, fromHex, toHex } from '#certificates/seal/bytes.ts';
import { openComposer } from '#certificates/compose.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { opened } from '#certificates/seal/open.ts';

import { freshKeys, sealedPaper } from '../support/sealed-paper.ts';
import { figure } from './figure.ts';
import type { Chapter } from './figure.ts';
import { quantile } from './stats.ts';

const ROUNDS = 40;
/** What the back may add to composing a page, ms. */
const GOAL = 10;

/** What sealing costs: a household of four composed with its back and without, in turns; and opening what the back carries. */
export function measureSeal(): Chapter {
  const keys = freshKeys();
  const composer = openComposer({ fonts: shippedFonts() });
  const { document, proof } = sealedPaper(keys);
  const composed = (backs: boolean) =>
    timed(() => void composer.compose(document, { sample: false, demo: true, backs }));
  const [plain, sealed, opening]: [number[], number[], number[]] = [[], [], []];
  const trust = keys.trust();
  const keyOf = (kid: Uint8Array) => {
    const known = trust.keys.find((key) => key.kid === toHex(kid));
    return known && fromHex(known.key);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(composed(false));
    sealed.push(composed(true));
    opening.push(timed(() => void opened(fromBase64(proof.sheets[0]?.sealed ?? ''), proof, keyOf)));
  }
  const added = median(sealed) - median(plain);
  return {
    title: 'The back of a certificate (照合面)',
    figures: [
      figure('composing a page', 'ms', { 'front only': median(plain), 'front and back': median(sealed) }),
      figure(
        'what the back adds',
        'ms',
        { median: added },
        {
          goal: { median: GOAL },
          against: ['the front alone', added / median(plain)],
        },
      ),
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
