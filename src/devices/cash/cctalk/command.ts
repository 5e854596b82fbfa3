/** One ccTalk command: how it is asked, and which answers are legal. Replies carry no header, so their length must tell. */
export interface Command<T> {
  readonly header: number;
  readonly data: Uint8Array;
  /** Bytes of data that a right reply has (part 3, table 8). */
  readonly length: { readonly min: number; readonly max: number };
  /** Money moves: sent once, whatever comes back. */
  readonly once: boolean;
  readonly parse: (data: Uint8Array) => T;
}

export const COMMAND = {
  reset: 1,
  dispenseCoins: 167,
  requestHopperStatus: 166,
  enableHopper: 164,
  testHopper: 163,
  oneCoin: 162,
  readNoteEvents: 159,
  requestNoteId: 157,
  requestScaling: 156,
  routeNote: 154,
  noteMode: 153,
  requestDispensed: 168,
  requestHopperCoin: 171,
  requestCoinId: 184,
  defaultPath: 189,
  sorterPath: 210,
  requestLevel: 217,
  requestAccepted: 225,
  masterInhibit: 228,
  readCoinEvents: 229,
  requestInhibits: 230,
  modifyInhibits: 231,
  selfCheck: 232,
  requestSerial: 242,
  requestCategory: 245,
  simplePoll: 254,
} as const;

/** A command answered with a bare ACK. */
export function order(header: number, ...data: readonly number[]): Command<undefined> {
  return command(header, data, [0, 0], () => undefined);
}

export function command<T>(
  header: number,
  data: readonly number[],
  [min, max]: readonly [number, number],
  parse: (data: Uint8Array) => T,
): Command<T> {
  return { header, data: Uint8Array.from(data), length: { min, max }, once: false, parse };
}

/** ccTalk numbers are least significant byte first. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

export function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** 245: `Coin Acceptor`, `Payout`, `Bill Validator`, … */
export function requestCategory(): Command<string> {
  return command(COMMAND.requestCategory, [], [1, 32], (data) => ascii(data).trim());
}

/** 242: three bytes. */
export function requestSerial(): Command<number> {
  return command(COMMAND.requestSerial, [], [3, 3], littleEndian);
}

/** 232: fault code, 0 for none. */
export function selfCheck(): Command<number> {
  return command(COMMAND.selfCheck, [], [1, 2], ([fault = 0]) => fault);
}

/** 225: items ever accepted; survives a power cut. */
export function requestAccepted(): Command<number> {
  return command(COMMAND.requestAccepted, [], [3, 3], littleEndian);
}
