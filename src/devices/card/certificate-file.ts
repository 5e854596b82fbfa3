import { type Result, err, ok } from '#contract/result.ts';

import { EF, MAX_OFFSET, SW, readBinary, readWholeFile, selectFile } from './apdu.ts';
import type { Channel } from './channel.ts';
import { sequenceLength } from './der.ts';
import { cardFault } from './faults.ts';
import type { CardFault } from './port.ts';

/** One contactless frame of 256 bytes carries this many with its header, status word and checksum. */
const CHUNK_BYTES = 250;

/** Commands that one certificate may take; a real one takes six. */
const MAX_READS = 160;

/** What was learned about the reader so far. */
export interface ReaderTraits {
  extendedLength: boolean | undefined;
}

/** Reads EF 000A, the authentication certificate (利用者証明用電子証明書), cut at its DER length: a file may be longer than its content. */
export async function readCertificateFile(
  channel: Channel,
  traits: ReaderTraits,
): Promise<Result<Uint8Array, CardFault>> {
  const whole = await readAtOnce(channel, traits);
  if (!whole.ok) return whole;
  if (whole.value.length === 0) {
    const selected = await channel.send(selectFile(EF.authenticationCertificate));
    if (!selected.ok) return selected;
    if (selected.value.sw !== SW.ok) return err(missing(selected.value.sw));
  }
  return readRest(channel, whole.value);
}

/** Tries one extended read; an empty result means that it has to be read in chunks. */
async function readAtOnce(channel: Channel, traits: ReaderTraits): Promise<Result<Uint8Array, CardFault>> {
  if (traits.extendedLength === false) return ok(new Uint8Array());
  const reply = await channel.fetch(readWholeFile(EF.authenticationCertificate));
  if (!reply.ok) {
    // A reader that cannot carry it fails just as a lifted card does: not tried again unless it was seen to work.
    traits.extendedLength ??= false;
    return reply;
  }
  if (reply.value.sw !== SW.ok) return ok(new Uint8Array());
  traits.extendedLength = true;
  return ok(reply.value.data);
}

async function readRest(channel: Channel, start: Uint8Array): Promise<Result<Uint8Array, CardFault>> {
  let bytes = start;
  for (let reads = 0; reads <= MAX_READS; reads++) {
    const total = sequenceLength(bytes, MAX_OFFSET);
    if (total === 'notSequence') return err(cardFault(isBlank(bytes) ? 'noCertificate' : 'protocol'));
    if (total === 'tooLong') return err(cardFault('protocol'));
    if (total !== 'short' && bytes.length >= total) return ok(bytes.subarray(0, total));
    const reply = await channel.fetch(readBinary(bytes.length, CHUNK_BYTES));
    if (!reply.ok) return reply;
    if (reply.value.sw !== SW.ok) return err(missing(reply.value.sw));
    if (reply.value.data.length === 0) break;
    bytes = Buffer.concat([bytes, reply.value.data]);
  }
  return err(cardFault('protocol'));
}

/** A card without this certificate has no such file, or one that was never written. */
function missing(sw: number): CardFault {
  return cardFault(sw === SW.notFound ? 'noCertificate' : 'protocol');
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes[0] === 0x00 || bytes[0] === 0xff;
}
