import { config } from 'zod';

/** The page's Content Security Policy forbids `eval`; zod must not try it. Imported before any schema is made. */
config({ jitless: true });
