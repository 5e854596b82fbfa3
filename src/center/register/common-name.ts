import { z } from 'zod';

/** The holder's name on a card's certificate. */
export const CommonName = z.string().regex(/^[0-9A-Za-z]{1,64}$/);
