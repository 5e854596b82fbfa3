import { err, ok } from '#contract/result.ts';
import type { EnrolReply, EnrolRequest } from '#contract/enrol.ts';
import type { TerminalId } from '#contract/ids.ts';

import type { Answering, Desk } from '../calls/desk.ts';
import type { Authority } from './authority.ts';

/** How long a one-time code is good, ms. */
export const CODE_LIFE_MS = 60 * 60_000;

/** Crockford's base 32: nothing that could be taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Gives out a one-time code for a terminal, to be typed there within the hour. 120 bits: nobody guesses one. */
export async function invite(
  { store, clock, random }: Pick<Desk, 'store' | 'clock' | 'random'>,
  terminal: TerminalId,
): Promise<string> {
  const drawn = [...random(24)].map((byte) => LETTERS[byte & 31] ?? '0').join('');
  const code = (drawn.match(/.{4}/g) ?? []).join('-');
  await store.transaction(async ({ roster, enrolments }) => {
    await roster.enrol(terminal);
    await enrolments.invite(terminal, code, clock.now() + CODE_LIFE_MS);
  });
  return code;
}

/**
 * A code for a certificate, in one transaction: a code is used up together with what it was used up for, or not at all. Only a request
 * that is none costs the code for nothing.
 */
export async function enrol(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  authority: Authority,
  { terminal, code, request }: EnrolRequest,
): Answering<EnrolReply> {
  const now = clock.now();
  return store.transaction(async ({ enrolments }) => {
    if (!(await enrolments.spend(terminal, code, now))) return err('unauthorized');
    const issued = await authority.issue(terminal, request, now);
    if (issued === undefined) return err('badRequest');
    await enrolments.keep(terminal, issued.serial, now, issued.expires);
    return ok({ certificate: issued.pem, authority: authority.pem });
  });
}
