import type { KeyObject } from 'node:crypto';

import { type Clock, wait } from '#contract/clock.ts';

import { EF, JPKI_AID, SW } from '../apdu.ts';
import { type Command, parseCommand } from './command.ts';
import type { Icc, PowerSignal } from './icc.ts';
import { type Answer, type CardFile, JpkiApplication } from './jpki-application.ts';
import { PinObject, type TriesStore } from './pin-object.ts';
import type { Quirks } from './quirks.ts';
import { Response, word } from './response.ts';
import { tokenFile } from './token-file.ts';

/** What a card holds of one person; made up by the demo authority. */
export interface CardCredential {
  /** DER of the authentication certificate (利用者証明用電子証明書) and of its CA. */
  readonly certificate: Uint8Array;
  readonly caCertificate: Uint8Array;
  readonly privateKey: KeyObject;
}

export type VirtualCardKind = 'myNumber' | 'juki' | 'phone' | 'iphone' | 'foreign';

export interface VirtualCardOptions {
  /** Names this card's PIN counters in the store. */
  readonly id: string;
  readonly kind?: VirtualCardKind;
  readonly credential: CardCredential;
  /** Four digits, made up. */
  readonly pin: string;
  readonly tries: TriesStore;
  readonly clock: Clock;
  readonly quirks?: Quirks;
}

const LABELS: Readonly<Record<Exclude<VirtualCardKind, 'foreign'>, string>> = {
  myNumber: 'JPKIAPICCTOKEN2',
  juki: 'JPKIAPICCTOKEN',
  phone: 'JPKIAPGPSETOKEN',
  iphone: 'JPKIAPIOSTOKEN',
};

/** As a contactless reader makes it up for a My Number card, and one that means nothing. */
const ATR = Buffer.from('3B888001000005E0B381A1007F', 'hex');
const NONSENSE_ATR = Buffer.from('00', 'hex');
const GET_RESPONSE = 0xc0;

/** Under which the counter of a card's four-digit PIN is kept in its store. */
export function authenticationPinKey(id: string): string {
  return `${id}:authentication`;
}

/** A card as a state machine over command bytes: power, selected application, current file, PIN. */
export class VirtualCard implements Icc {
  readonly #options: VirtualCardOptions;
  readonly #quirks: Quirks;
  readonly #jpki: JpkiApplication | undefined;
  readonly #response: Response;
  #powered = false;
  #fresh = true;
  #selected: JpkiApplication | undefined;

  constructor(options: VirtualCardOptions) {
    this.#options = options;
    this.#quirks = options.quirks ?? {};
    this.#jpki = application(options);
    this.#response = new Response(this.#quirks);
  }

  signal(power: PowerSignal): void {
    this.#selected = undefined;
    this.#fresh = true;
    this.#response.clear();
    this.#powered = power !== 'off';
    if (power === 'off') this.#jpki?.powerOff();
  }

  answerToReset(): Promise<Uint8Array> {
    return Promise.resolve(this.#quirks.unreadable === true ? NONSENSE_ATR : ATR);
  }

  async transmit(bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#quirks.silent === true) return new Promise(() => undefined);
    if (this.#quirks.delayMs !== undefined) await wait(this.#options.clock, this.#quirks.delayMs);
    return this.#powered ? this.#answer(bytes) : new Uint8Array();
  }

  #answer(bytes: Uint8Array): Uint8Array {
    const first = this.#fresh;
    this.#fresh = false;
    if (first && this.#quirks.firstCommandFails === true) return word(SW.fault);
    const command = parseCommand(bytes);
    if (command === undefined) return word(SW.wrongLength);
    if (command.extended && this.#quirks.shortOnly === true) return word(SW.wrongLength);
    if (command.cla === 0x00 && command.ins === GET_RESPONSE) return this.#response.next(command);
    this.#response.clear();
    const answer = this.#execute(command);
    return typeof answer === 'number' ? word(answer) : this.#response.begin(answer, command);
  }

  #execute(command: Command): Answer {
    const signing = command.cla === 0x80 && command.ins === 0x2a;
    if (command.cla !== 0x00 && !signing) return SW.unknownClass;
    if (command.ins === 0xa4) return this.#select(command);
    if (this.#selected === undefined) return SW.notFound;
    switch (command.ins) {
      case 0xb0:
        return this.#selected.readBinary(command);
      case 0x20:
        return this.#selected.verify(command);
      case 0x2a:
        return signing ? this.#selected.sign(command) : SW.unknownClass;
      default:
        return SW.unknownInstruction;
    }
  }

  #select({ p1, data }: Command): number {
    if (p1 === 0x02) return this.#selected?.selectFile(data) ?? SW.notFound;
    if (p1 === 0x00) return this.#selected === undefined ? SW.wrongParameters : SW.ok;
    if (p1 !== 0x04) return SW.wrongParameters;
    if (this.#jpki === undefined) return this.#quirks.selectWord ?? SW.notFound;
    if (!JPKI_AID.equals(data)) return SW.notFound;
    this.#selected = this.#jpki;
    this.#jpki.enter();
    return SW.ok;
  }
}

function application({ id, kind = 'myNumber', credential, pin, tries, quirks = {} }: VirtualCardOptions) {
  if (kind === 'foreign') return undefined;
  const certificate = quirks.noCertificate === true ? undefined : credential.certificate;
  const filler = Buffer.alloc(quirks.padded === true ? 16 : 0, 0xff);
  const files = new Map<number, CardFile>([
    [0x01, 'sealed'],
    [EF.token, tokenFile(LABELS[kind])],
    [0x08, Buffer.from([0x8f, certificate === undefined ? 0x00 : 0x8f, 0x00])],
    [0x0b, credential.caCertificate],
  ]);
  if (certificate !== undefined)
    files.set(EF.authenticationCertificate, Buffer.concat([certificate, filler]));
  const pins = new Map([
    [
      EF.authenticationPin,
      new PinObject({
        secret: pin,
        limit: 3,
        key: authenticationPinKey(id),
        store: tries,
        blockedWord: quirks.blockedWord,
      }),
    ],
    [0x1b, new PinObject({ secret: 'DEMO00', limit: 5, key: `${id}:signature`, store: tries })],
  ]);
  return new JpkiApplication({
    files,
    pins: quirks.noPin === true ? new Map() : pins,
    key: credential.privateKey,
    classicOnly: quirks.classicOnly ?? false,
    longestRead: quirks.shortAnswers ?? Infinity,
  });
}
