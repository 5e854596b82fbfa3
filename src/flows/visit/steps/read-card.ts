import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { CardFault, CardSession } from '#devices/card/port.ts';

import type { Desk } from '../desk.ts';
import type { Hands } from '../hands.ts';

/** Finds out which card lies on the reader, reads its certificate and asks how many PIN tries are left. */
export async function readCard(
  { card }: Desk,
  hands: Hands,
): Promise<Result<{ readonly triesLeft: number }, CardFault>> {
  await hands.letGoOfCard();
  const session = await card.accept();
  if (!session.ok) return session;
  const read = await readFrom(session.value);
  if (!read.ok) {
    await session.value.close();
    return read;
  }
  await hands.hold({ session: session.value, certificate: read.value.certificate });
  return ok({ triesLeft: read.value.triesLeft });
}

async function readFrom(
  session: CardSession,
): Promise<Result<{ readonly certificate: Uint8Array; readonly triesLeft: number }, CardFault>> {
  const certificate = await session.readCertificate();
  if (!certificate.ok) return certificate;
  const tries = await session.triesLeft();
  if (!tries.ok) return tries;
  if (tries.value === 0) return err({ code: 'pinBlocked', who: 'staff' });
  return ok({ certificate: certificate.value.der, triesLeft: tries.value });
}
