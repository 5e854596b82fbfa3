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
  const kind = await tokenKind(channel);
  if (!kind.ok) return kind;
  return kind.value === 'myNumber' ? ok() : err(cardFault(REFUSED[kind.value]));
}

/**
 * Whether the card still answers as the one that was recognised. One that lost its power unseen has no application selected, and
 * another one that took its place neither: what such a card lacks says nothing about it.
 */
export async function isStillThere(channel: Channel): Promise<boolean> {
  const kind = await tokenKind(channel);
  return kind.ok && kind.value === 'myNumber';
}

async function tokenKind(channel: Channel): Promise<Result<CardKind, CardFault>> {
  const token = await channel.fetch(readShortFile(EF.token, TOKEN_LABEL_BYTES));
  if (!token.ok) return token;
  return token.value.sw === SW.ok ? ok(cardKind(token.value.data)) : err(cardFault('unreadable'));
}

/** The first command after power-up may be answered 6F00 by a sound card, so it is sent again once. */
async function select(channel: Channel): Promise<Result<undefined, CardFault>> {
  let reply = await channel.send(selectApplication(JPKI_AID));
  if (reply.ok && reply.value.sw === SW.fault) reply = await channel.send(selectApplication(JPKI_AID));
  if (!reply.ok) return reply;
  if (reply.value.sw === SW.ok) return ok();
  return err(cardFault(reply.value.sw === SW.fault ? 'unreadable' : 'notMyNumber'));
}
