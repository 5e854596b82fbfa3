import { type Result, err, ok } from '#contract/result.ts';

import { EF, JPKI_AID, SW, readShortFile, selectApplication } from './apdu.ts';
import type { Channel } from './channel.ts';
import { cardFault } from './faults.ts';
import type { CardFault, CardFaultCode } from './port.ts';
import { type CardKind, TOKEN_LABEL_BYTES, cardKind } from './token.ts';

const REFUSED: Readonly<Record<Exclude<CardKind, 'myNumber'>, CardFaultCode>> = {
  juki: 'juki',
  phone: 'phone',
  unknown: 'notMyNumber',
};

/** Selects the JPKI application and asks which card this is; anything but a My Number card is refused. */
export async function recognise(channel: Channel): Promise<Result<undefined, CardFault>> {
  const selected = await select(channel);
  if (!selected.ok) return selected;
  const token = await channel.fetch(readShortFile(EF.token, TOKEN_LABEL_BYTES));
  if (!token.ok) return token;
  const kind = token.value.sw === SW.ok ? cardKind(token.value.data) : 'unknown';
  return kind === 'myNumber' ? ok() : err(cardFault(REFUSED[kind]));
}

/** The first command after power-up may be answered 6F00 by a sound card, so it is sent again once. */
async function select(channel: Channel): Promise<Result<undefined, CardFault>> {
  let reply = await channel.send(selectApplication(JPKI_AID));
  if (reply.ok && reply.value.sw === SW.fault) reply = await channel.send(selectApplication(JPKI_AID));
  if (!reply.ok) return reply;
  if (reply.value.sw === SW.ok) return ok();
  return err(cardFault(reply.value.sw === SW.fault ? 'unreadable' : 'notMyNumber'));
}
