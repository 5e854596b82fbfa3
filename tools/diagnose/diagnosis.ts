import type { Who } from '#contract/fault.ts';

/** What a technician's look at a device found, for people and for machines. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly json: object;
}

/** The device, or the command, cannot be used as it is; `message` says what to do. */
export function faulty(code: string, who: Who, message: string): Diagnosis {
  return { ok: false, lines: [message, `(${code}; ${who})`], json: { fault: { code, who, message } } };
}
