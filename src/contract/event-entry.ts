import { z } from 'zod';

/** A stable word such as `life-counter-differs` or `pinWrong`. Never a message, never input. */
export const Code = z.string().regex(/^[A-Za-z0-9:._-]{1,64}$/);

/** A build, such as `1.2.0` or, of a commit without a tag, `0.1.0~12.abcdef12`; as Debian orders versions. */
export const Version = z.string().regex(/^[0-9][0-9A-Za-z.~+-]{0,63}$/);

/** A whole number of things, from 0 up. */
export const Count = z.int().min(0);

export type Severity = 'info' | 'notice' | 'alert';

/** For whom an event is: who proves with it, who reckons with it, who acts at the place, who mends. */
export type Audience = 'auditor' | 'cashier' | 'staff' | 'technician';

interface Entry<F extends z.ZodRawShape> {
  readonly severity: Severity;
  /** Kept in the hash chain and sent to the center; else only written to the local log. */
  readonly audit: boolean;
  readonly audience: Audience;
  /** One sentence: what has happened. */
  readonly meaning: string;
  /** All that the event says; nothing else gets in. */
  readonly fields: z.ZodObject<F, z.core.$strict>;
}

const entry =
  (audit: boolean) =>
  <F extends z.ZodRawShape>(
    severity: Severity,
    audience: Audience,
    fields: F,
    meaning: string,
  ): Entry<F> => ({ severity, audit, audience, meaning, fields: z.strictObject(fields) });

/** Kept in the hash chain, sent to the center, and written to the log. */
export const audit = entry(true);
/** Written to the local log only. */
export const log = entry(false);
