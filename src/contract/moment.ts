import { z } from 'zod';

/** A moment for a person to read, ISO 8601 with offset, e.g. `2026-11-24T08:30:00+09:00`. */
export const Moment = z.iso.datetime({ offset: true });
