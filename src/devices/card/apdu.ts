import { wipeable } from '#contract/wipeable.ts';

/** 公的個人認証 (JPKI) application, present on My Number cards, 住基カード and phones alike. */
export const JPKI_AID = Buffer.from('D392F000260100000001', 'hex');

/** Elementary files of the JPKI application. All ids are below 0x1F, so each is also its own short id. */
export const EF = {
  token: 0x06,
  authenticationCertificate: 0x0a,
  authenticationKey: 0x17,
  authenticationPin: 0x18,
} as const;

/** P2 for "the file selected last", where others name the file itself (0x80 plus its short id). */
export const CURRENT_FILE = 0x80;

export function byShortId(file: number): number {
  return 0x80 | file;
}

/** Largest offset that READ BINARY can name, in bytes: P1 gives 7 bits, P2 8 (ISO 7816-4, 7.2.3). */
export const MAX_OFFSET = 0x7fff;

/** SELECT by application id, no file control information wanted. */
export function selectApplication(aid: Uint8Array): Buffer {
  return Buffer.from([0x00, 0xa4, 0x04, 0x0c, aid.length, ...aid]);
}

/** SELECT an elementary file of the current application. */
export function selectFile(file: number): Buffer {
  return Buffer.from([0x00, 0xa4, 0x02, 0x0c, 0x02, file >> 8, file & 0xff]);
}

/** READ BINARY of `length` bytes (1 to 256) from the start of the file with this short id, which becomes the current one. */
export function readShortFile(file: number, length: number): Buffer {
  return Buffer.from([0x00, 0xb0, byShortId(file), 0x00, length & 0xff]);
}

/** READ BINARY of a whole file at once, with extended Le (65536). */
export function readWholeFile(file: number): Buffer {
  return Buffer.from([0x00, 0xb0, byShortId(file), 0x00, 0x00, 0x00, 0x00]);
}

/** READ BINARY of `length` bytes (1 to 256) of the current file. */
export function readBinary(offset: number, length: number): Buffer {
  if (offset < 0 || offset > MAX_OFFSET) throw new RangeError(`offset ${offset} is outside READ BINARY`);
  return Buffer.from([0x00, 0xb0, offset >> 8, offset & 0xff, length & 0xff]);
}

/** VERIFY without data: asks for the tries left and costs none. */
export function queryTries(reference: number): Buffer {
  return Buffer.from([0x00, 0x20, 0x00, reference]);
}

/** VERIFY. The command holds the PIN: whoever sends it wipes it. */
export function verify(reference: number, pin: Uint8Array): Buffer {
  const command = wipeable(5 + pin.length); // filled in place: an array of digits could not be wiped
  command.set([0x00, 0x20, 0x00, reference, pin.length]);
  command.set(pin, 5);
  return command;
}

/** COMPUTE DIGITAL SIGNATURE over what the key's algorithm signs: for RSA a DigestInfo, which the card pads (PKCS #1 v1.5). */
export function computeSignature(reference: number, input: Uint8Array): Buffer {
  return Buffer.from([0x80, 0x2a, 0x00, reference, input.length, ...input, 0x00]);
}

/** GET RESPONSE: fetches what 61xx announced. */
export function getResponse(length: number): Buffer {
  return Buffer.from([0x00, 0xc0, 0x00, 0x00, length & 0xff]);
}

/** The same command with another Le: what 6Cxx asks for. */
export function withLe(command: Uint8Array, le: number): Buffer {
  const again = Buffer.from(command);
  again[again.length - 1] = le & 0xff;
  return again;
}

const SHA256_PREFIX = Buffer.from('3031300D060960864801650304020105000420', 'hex');

/** DigestInfo of a SHA-256 hash (RFC 8017, 9.2, note 1). */
export function digestInfoSha256(hash: Uint8Array): Buffer {
  return Buffer.concat([SHA256_PREFIX, hash]);
}

/** The card's answer: data, and the status word (ステータスワード) that ends it. */
export interface Reply {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** Splits an answer; fewer than two bytes are none, which is how some readers tell that the card is gone. */
export function parseReply(bytes: Uint8Array): Reply | undefined {
  const [high, low] = bytes.subarray(-2);
  if (high === undefined || low === undefined) return undefined;
  return { data: bytes.subarray(0, -2), sw: (high << 8) | low };
}

/** Status words that the driver acts on (JICSAP 1.1, table 25; ISO 7816-4, table 5 and 6). */
export const SW = {
  ok: 0x9000,
  wrongLength: 0x6700,
  fileTypeWrong: 0x6981,
  notVerified: 0x6982,
  blockedIso: 0x6983,
  blocked: 0x6984,
  notFulfilled: 0x6985,
  noCurrentFile: 0x6986,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  noSuchReference: 0x6a88,
  offsetBeyondEnd: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
  fault: 0x6f00,
} as const;

/** Tries left (63Cx), 0 where the PIN is blocked, undefined where the word says neither. */
export function triesFrom(sw: number): number | undefined {
  if (sw === SW.blocked || sw === SW.blockedIso) return 0;
  return (sw & 0xfff0) === 0x63c0 ? sw & 0x0f : undefined;
}

/** How many bytes wait for GET RESPONSE (61xx); 256 for 6100. */
export function moreBytes(sw: number): number | undefined {
  return sw >> 8 === 0x61 ? sw & 0xff || 256 : undefined;
}

/** The Le that the card wants (6Cxx); 256 for 6C00. */
export function exactLe(sw: number): number | undefined {
  return sw >> 8 === 0x6c ? sw & 0xff || 256 : undefined;
}
