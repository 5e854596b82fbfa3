import { err, ok } from '#contract/result.ts';
import type { RenewReply, RenewRequest } from '#contract/enrol.ts';

import type { Authority } from '../enrolment/authority.ts';
import type { Answering, Desk } from './desk.ts';

/** Another certificate for a terminal that has one. What it has goes on to count until it shows the new one. */
export async function renew(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  authority: Authority | undefined,
  { terminal, request }: RenewRequest,
): Answering<RenewReply> {
  if (authority === undefined) return err('notFound');
  const now = clock.now();
  const issued = await authority.issue(terminal, request, now);
  if (issued === undefined) return err('badRequest');
  await store.transaction(({ enrolments }) => enrolments.keep(terminal, issued.serial, now, issued.expires));
  return ok({ certificate: issued.pem });
}
