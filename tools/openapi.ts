import { writeFileSync } from 'node:fs';

import { openapi } from './openapi/document.ts';

/** Writes `docs/openapi.json` anew from the schemas of the center's API. */
writeFileSync(new URL('../docs/openapi.json', import.meta.url), openapi());
