import { readFileSync } from 'node:fs';

import { Town } from '#contract/town.ts';

/** The town of `resources/town/town.json`, checked: made up, for trying the terminal and for tests. */
export const madeUpTown: Town = Town.parse(
  JSON.parse(readFileSync(new URL('../../resources/town/town.json', import.meta.url), 'utf8')),
);
