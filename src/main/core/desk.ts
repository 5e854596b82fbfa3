import { randomUUID } from 'node:crypto';

import { openComposer } from '#certificates/compose.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { readBack } from '#certificates/read-back.ts';
import type { Ids } from '#contract/ids.ts';
import type { Composer } from '#flows/visit/desk.ts';

export const randomIds: Ids = { next: () => randomUUID() };

/** The certificates' composer as the flows want it; a demo terminal's sheets say that the town does not exist. */
export function composerFor(profile: 'demo' | 'production'): Composer {
  const composer = openComposer({ fonts: shippedFonts() });
  return {
    compose: (document) => composer.compose(document, { sample: false, demo: profile === 'demo' }),
    readBack(pdf) {
      const read = readBack(pdf);
      return read.ok ? read.value : undefined;
    },
  };
}
