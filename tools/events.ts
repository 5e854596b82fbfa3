import { writeFileSync } from 'node:fs';

import { eventsPage } from './events/page.ts';

/** Writes `docs/events.md` anew from the event catalogue. */
writeFileSync(new URL('../docs/events.md', import.meta.url), eventsPage());
