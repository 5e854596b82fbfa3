import type { KeyObject } from 'node:crypto';

import { CURRENT_FILE, EF, MAX_OFFSET, SW } from '../apdu.ts';
import { signWith } from './card-keys.ts';
import type { Command } from './command.ts';
import type { PinObject } from './pin-object.ts';

/** Data, or only a status word. */
export type Answer = number | Uint8Array;

/** A transparent file: its content, or `sealed` behind a PIN that a terminal never presents. */
export type CardFile = Uint8Array | 'sealed';

export interface JpkiContent {
  readonly files: ReadonlyMap<number, CardFile>;
  /** By elementary file: 0018 authentication, 001B signature. A card without PINs has none. */
  readonly pins: ReadonlyMap<number, PinObject>;
  readonly key: KeyObject;
  /** Knows no short ids for keys: the file must be selected first. */
  readonly classicOnly: boolean;
  /** Bytes that one READ BINARY gives at most. */
  readonly longestRead: number;
}

/** The JPKI application of a virtual card (公的個人認証AP): files, PINs and one key, answering commands. */
export class JpkiApplication {
  readonly #content: JpkiContent;
  #file: number | undefined;

  constructor(content: JpkiContent) {
    this.#content = content;
  }

  /** Selected anew: no file is current. The PINs keep their state, as measured on cards. */
  enter(): void {
    this.#file = undefined;
  }

  powerOff(): void {
    for (const pin of this.#content.pins.values()) pin.forget();
  }

  selectFile(data: Uint8Array): number {
    if (data.length !== 2) return SW.wrongLength;
    const file = Buffer.from(data).readUInt16BE();
    if (!this.#exists(file)) return SW.notFound;
    this.#file = file;
    return SW.ok;
  }

  readBinary({ p1, p2, le }: Command): Answer {
    if (le === undefined) return SW.wrongLength;
    const short = p1 >= 0x80;
    const id = short ? p1 & 0x1f : this.#file;
    if (id === undefined) return SW.noCurrentFile;
    if (!this.#exists(id)) return SW.notFound;
    if (short) this.#file = id;
    const file = this.#content.files.get(id);
    if (file === undefined) return SW.fileTypeWrong;
    if (file === 'sealed') return SW.notVerified;
    const offset = short ? p2 : ((p1 << 8) | p2) & MAX_OFFSET;
    return offset >= file.length
      ? SW.offsetBeyondEnd
      : file.subarray(offset, offset + Math.min(le, this.#content.longestRead));
  }

  verify({ p1, p2, data }: Command): number {
    if (p1 !== 0) return SW.wrongParameters;
    const pin = this.#content.pins.get(this.#named(p2) ?? 0);
    return pin === undefined ? SW.noSuchReference : pin.present(data);
  }

  sign({ p1, p2, data, le }: Command): Answer {
    if (p1 !== 0 || (this.#content.classicOnly && p2 !== CURRENT_FILE)) return SW.wrongParameters;
    if (this.#named(p2) !== EF.authenticationKey) return SW.noSuchReference;
    if (!(this.#content.pins.get(EF.authenticationPin)?.verified ?? false)) return SW.notVerified;
    if (le === undefined) return SW.wrongLength;
    return signWith(this.#content.key, data);
  }

  /** The file that P2 names: the current one, or a short id. */
  #named(p2: number): number | undefined {
    return p2 === CURRENT_FILE ? this.#file : p2 & 0x1f;
  }

  #exists(file: number): boolean {
    const { files, pins } = this.#content;
    return files.has(file) || pins.has(file) || file === EF.authenticationKey;
  }
}
