import { createHash } from 'node:crypto';

import type { Clock } from '#contract/clock.ts';
import { type Result, err, ok } from '#contract/result.ts';

import {
  CURRENT_FILE,
  EF,
  type Reply,
  SW,
  byShortId,
  computeSignature,
  queryTries,
  selectFile,
  triesFrom,
  verify,
} from './apdu.ts';
import {
  type CertificateFault,
  type CheckedCertificate,
  type Trust,
  checkCertificate,
} from './certificate.ts';
import { type ReaderTraits, readCertificateFile } from './certificate-file.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import type { Channel } from './channel.ts';
import { cardFault, pinWrong } from './faults.ts';
import { ownSignature } from './key-algorithm.ts';
import { isPin } from './pin.ts';
import { isStillThere } from './recognise.ts';
import type { CardCertificate, CardFault, CardFaultCode, CardSession, CardSignature } from './port.ts';

/** Tries that the user-authentication PIN (利用者証明用パスワード) gives at most. */
const MAX_TRIES = 3;

const CERTIFICATE_FAULTS: Readonly<Record<CertificateFault, CardFaultCode>> = {
  forged: 'certificateForged',
  expired: 'certificateExpired',
  notYetValid: 'certificateNotYetValid',
  unfit: 'protocol',
};

/** Faults that send a person to the counter, or a technician here. */
const VERDICTS: ReadonlySet<CardFaultCode> = new Set([
  'noPin',
  'noCertificate',
  'certificateForged',
  'protocol',
]);

interface Surroundings {
  readonly trust: Trust;
  readonly profile: CertificateProfile | undefined;
  readonly clock: Clock;
  readonly traits: ReaderTraits;
}

/**
 * One My Number card with its JPKI application selected, which is never selected again: whether that would clear the PIN
 * differs between sources, so nothing here depends on it.
 */
export class JpkiSession implements CardSession {
  readonly #channel: Channel;
  readonly #around: Surroundings;
  #certificate: CheckedCertificate | undefined;
  #pinVerified = false;

  constructor(channel: Channel, around: Surroundings) {
    this.#channel = channel;
    this.#around = around;
  }

  async readCertificate(): Promise<Result<CardCertificate, CardFault>> {
    const checked = await this.#certain(await this.#checkedCertificate());
    return checked.ok
      ? ok({ der: checked.value.der, notAfter: checked.value.notAfter.toISOString() })
      : checked;
  }

  async triesLeft(): Promise<Result<number, CardFault>> {
    const reply = await this.#channel.send(queryTries(byShortId(EF.authenticationPin)));
    if (!reply.ok) return reply;
    const { sw } = reply.value;
    if (sw === SW.ok) return this.#alreadyVerified();
    const tries = triesFrom(sw);
    if (tries === undefined) return this.#certain(err(cardFault('noPin')));
    return tries > MAX_TRIES ? err(cardFault('protocol')) : ok(tries);
  }

  async verifyPin(pin: Buffer): Promise<Result<undefined, CardFault>> {
    if (!isPin(pin)) {
      pin.fill(0);
      return err(cardFault('pinFormat'));
    }
    const reply = await this.#present(pin);
    return reply.ok ? this.#certain(this.#judge(reply.value.sw)) : reply;
  }

  /** The key's own certificate says how it signs, so that is read first where nobody did. */
  async sign(message: Uint8Array): Promise<Result<CardSignature, CardFault>> {
    const certificate = this.#certificate ? ok(this.#certificate) : await this.#checkedCertificate();
    if (!certificate.ok) return this.#certain(certificate);
    const { algorithm, publicKey } = certificate.value;
    const hash = createHash(algorithm.hash).update(message).digest();
    const reply = await this.#compute(algorithm.input(hash));
    if (!reply.ok) return reply;
    const { data, sw } = reply.value;
    // A PIN that is forgotten within a session means that the card lost power in between, or is another one.
    if (sw === SW.notVerified && this.#pinVerified) return this.#channel.end(cardFault('removed'));
    if (sw !== SW.ok || data.length === 0) return this.#certain(err(cardFault('protocol')));
    // A card changed unnoticed shows here at the latest: its key is not the one that the certificate names.
    const signature = ownSignature(algorithm, publicKey, message, data);
    return signature === undefined
      ? this.#channel.end(cardFault('removed'))
      : ok({ algorithm: algorithm.name, signature });
  }

  async close(): Promise<void> {
    await this.#channel.close();
  }

  /** Sends the PIN once; neither it nor the command that carried it outlives the answer. */
  async #present(pin: Buffer): Promise<Result<Reply, CardFault>> {
    const command = verify(byShortId(EF.authenticationPin), pin);
    try {
      return await this.#channel.send(command);
    } finally {
      command.fill(0);
      pin.fill(0);
    }
  }

  async #checkedCertificate(): Promise<Result<CheckedCertificate, CardFault>> {
    const { trust, profile, clock, traits } = this.#around;
    const file = await readCertificateFile(this.#channel, traits);
    if (!file.ok) return file;
    const checked = checkCertificate(file.value, trust, clock.now(), profile);
    if (!checked.ok) return err(cardFault(CERTIFICATE_FAULTS[checked.error]));
    this.#certificate = checked.value;
    return checked;
  }

  /** A verdict on the card, given only while it certainly is the card that was recognised. */
  async #certain<T>(result: Result<T, CardFault>): Promise<Result<T, CardFault>> {
    if (result.ok || !VERDICTS.has(result.error.code) || this.#channel.ended) return result;
    return (await isStillThere(this.#channel)) ? result : this.#channel.end(cardFault('removed'));
  }

  /** Names the key by its short id; cards that know only the classic form get the file selected first. */
  async #compute(input: Uint8Array): Promise<Result<Reply, CardFault>> {
    const reply = await this.#channel.fetch(computeSignature(byShortId(EF.authenticationKey), input));
    if (!reply.ok || !refusesReference(reply.value.sw)) return reply;
    const selected = await this.#channel.send(selectFile(EF.authenticationKey));
    if (!selected.ok || selected.value.sw !== SW.ok) return selected;
    return this.#channel.fetch(computeSignature(CURRENT_FILE, input));
  }

  #judge(sw: number): Result<undefined, CardFault> {
    if (sw === SW.ok) {
      this.#pinVerified = true;
      return ok();
    }
    const tries = triesFrom(sw);
    if (tries === undefined || tries > MAX_TRIES) return err(cardFault('protocol'));
    return err(tries === 0 ? cardFault('pinBlocked') : pinWrong(tries));
  }

  /** Without a PIN presented in this session, the card still holds one from somebody else's program: power must go first. */
  #alreadyVerified(): Result<number, CardFault> {
    return this.#pinVerified ? ok(MAX_TRIES) : this.#channel.end(cardFault('unreadable'));
  }
}

function refusesReference(sw: number): boolean {
  return sw === SW.wrongParameters || sw === SW.noSuchReference || sw === SW.notFound;
}
