import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { prove } from './prove.ts';
import { Slice, scratch } from './slice.ts';
import type { SliceDone } from './slice.ts';
import { placeIn } from './world.ts';

/** Plays the slices that its parent hands it, one at a time. */
const folder = mkdtempSync(join(scratch(), 'mado-proof-'));
const place = placeIn(folder);
process.on('message', (message) => {
  const slice = Slice.parse(message);
  void prove(slice, place).then((proved) => process.send?.({ ...slice, ...proved } satisfies SliceDone));
});
process.on('disconnect', () => process.exit());
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
