import { randomUUID } from 'node:crypto';

import { openComposer } from '#certificates/compose.ts';
import type { Composer as CertificateComposer } from '#certificates/compose.ts';
import { installedFonts } from '#certificates/fonts.ts';
import { readBack } from '#certificates/read-back.ts';
import type { Ids } from '#contract/ids.ts';
import type { Terminal } from '#contract/terminal.ts';
import type { Composer } from '#flows/visit/desk.ts';

import { patchOf } from './calibration.ts';

export const randomIds: Ids = { next: () => randomUUID() };

/** A composer whose fonts are opened when told to, or else with the first document. */
export interface LaterComposer extends Composer, Pick<CertificateComposer, 'composeSlip'> {
  open(): void;
}

/**
 * The certificates' composer as the flows want it; a demo terminal's sheets say that the town does not exist, and only one that
 * checks seals prints them.
 */
export function composerFor({
  profile,
  seal,
  rareMincho,
  guard,
  data,
}: Pick<Terminal, 'profile' | 'seal' | 'rareMincho' | 'guard' | 'data'>): LaterComposer {
  const options = { sample: false, demo: profile === 'demo', backs: seal !== undefined };
  let opened: ReturnType<typeof openComposer> | undefined;
  const composer = () => (opened ??= openComposer({ fonts: installedFonts(rareMincho) }));
  return {
    open: () => void composer(),
    compose: (document) =>
      composer().compose(document, { ...options, guard: guard === true ? patchOf(data) : undefined }),
    composeSlip: (document, paper) => composer().composeSlip(document, paper),
    readBack(pdf) {
      const read = readBack(pdf);
      return read.ok ? read.value : undefined;
    },
  };
}
