/** One ccTalk command: how it is asked, and which answers are legal. Replies carry no header, so their length must tell. */
export interface Command<T> {
  readonly header: number;
  readonly data: Uint8Array;
  /** Bytes of data that a right reply has (part 3, table 8). */
  readonly length: { readonly min: number; readonly max: number };
  /** Times it is sent at most, where that is less than the bus allows. 1 where money moves: whatever comes back. */
  readonly tries?: number;
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
  requestCoinsAccepted: 150,
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
  requestPollPriority: 249,
  requestManufacturer: 246,
  requestProduct: 244,
  requestBuild: 192,
  requestSoftware: 241,
  requestRevision: 4,
  requestCipherKey: 160,
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
  return { header, data: Uint8Array.from(data), length: { min, max }, parse };
}

/** ccTalk numbers are least significant byte first. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

export function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** A command that a device may lack, to which it is then silent: two tries tell that from a spoilt line. */
export function perhaps<T>(command: Command<T>): Command<T> {
  return { ...command, tries: 2 };
}

/** A command that is said whether it is answered or not. */
export function once<T>(command: Command<T>): Command<T> {
  return { ...command, tries: 1 };
}

/** 254: whether somebody is there. */
export function simplePoll(): Command<undefined> {
  return order(COMMAND.simplePoll);
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

/** 246, 244, 192 and 241: who made it, what it is called, its build and its software. */
export function requestText(
  header: 'requestManufacturer' | 'requestProduct' | 'requestBuild' | 'requestSoftware',
): Command<string> {
  return { ...command(COMMAND[header], [], [1, 64], (data) => printable(ascii(data))), tries: 1 };
}

/** 4: level of the protocol and the issue of the specification that it was built to. */
export function requestRevision(): Command<{
  readonly level: number;
  readonly major: number;
  readonly minor: number;
}> {
  return perhaps(
    command(COMMAND.requestRevision, [], [3, 3], ([level = 0, major = 0, minor = 0]) => ({
      level,
      major,
      minor,
    })),
  );
}

/** Milliseconds per unit of a polling priority (part 2, 3.19): 1, 10, a second, a minute. */
const UNITS: Readonly<Record<number, number>> = { 1: 1, 2: 10, 3: 1_000, 4: 60_000 };

/** 249: how often it wants to be polled at least, ms; undefined where it does not care. */
export function requestPollPriority(): Command<number | undefined> {
  return perhaps(
    command(COMMAND.requestPollPriority, [], [2, 2], ([unit = 0, value = 0]) => {
      const ms = (UNITS[unit] ?? 0) * value;
      return ms === 0 ? undefined : ms;
    }),
  );
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').trim();
}
