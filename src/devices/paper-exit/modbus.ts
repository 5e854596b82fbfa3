/**
 * Modbus RTU (MODBUS over Serial Line V1.02, 2.5.1; MODBUS Application Protocol V1.1b3, 6.2 and 6.5), as much of it as one contact
 * and one lamp take: Read Discrete Inputs of a single input, Write Single Coil.
 */
export const READ_DISCRETE_INPUTS = 0x02;
export const WRITE_SINGLE_COIL = 0x05;
const COIL_ON = 0xff;
const EXCEPTION = 0x80;

const REQUEST_BYTES = 8;
const ANSWER_BYTES = 6;
const EXCEPTION_BYTES = 5;
/** What is kept of a line that says something else. */
const MOST_BYTES = 256;

/** What an input module answers: how the contact is, or that it has no such input. */
export type Answer = 'closed' | 'open' | 'refused';

/** CRC-16 of a frame (2.5.1.2): polynomial 0xA001 reflected, begun with all ones, sent low byte first. */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** A frame with its check at the end. */
export function sealed(...bytes: readonly number[]): Uint8Array {
  const crc = crcOf(Uint8Array.from(bytes));
  return Uint8Array.from([...bytes, crc & 0xff, crc >> 8]);
}

function isSound(frame: Uint8Array): boolean {
  const crc = crcOf(frame.subarray(0, -2));
  return frame.at(-2) === (crc & 0xff) && frame.at(-1) === crc >> 8;
}

/** Asks `unit` (1 to 247) how its `input` is; the first is 0. */
export function readInput(unit: number, input: number): Uint8Array {
  return sealed(unit, READ_DISCRETE_INPUTS, input >> 8, input & 0xff, 0, 1);
}

/** The input that is asked for, by a request of that form to `unit`; undefined for anything else. */
export function inputAsked(frame: Uint8Array, unit: number): number | undefined {
  if (frame.length !== REQUEST_BYTES || !isSound(frame)) return undefined;
  const [to, code, high = 0, low = 0, manyHigh, many] = frame;
  const isRead = to === unit && code === READ_DISCRETE_INPUTS && manyHigh === 0 && many === 1;
  return isRead ? high * 256 + low : undefined;
}

/** Tells `unit` to switch its `coil`, the first being 0. It answers with the same bytes. */
export function writeCoil(unit: number, coil: number, on: boolean): Uint8Array {
  return sealed(unit, WRITE_SINGLE_COIL, coil >> 8, coil & 0xff, on ? COIL_ON : 0, 0);
}

/** The coil that is switched by a request of that form to `unit`; undefined for anything else. */
export function coilSwitched(
  frame: Uint8Array,
  unit: number,
): { readonly coil: number; readonly on: boolean } | undefined {
  if (frame.length !== REQUEST_BYTES || !isSound(frame)) return undefined;
  const [to, code, high = 0, low = 0, value, rest] = frame;
  const isWrite = to === unit && code === WRITE_SINGLE_COIL && rest === 0;
  if (!isWrite || (value !== 0 && value !== COIL_ON)) return undefined;
  return { coil: high * 256 + low, on: value === COIL_ON };
}

/** Finds the answer to one request in what the line says, whatever else is on it. */
export class AnswerReader {
  readonly #unit: number;
  #heard = new Uint8Array();

  constructor(unit: number) {
    this.#unit = unit;
  }

  /** A new request: what was said before is no answer to it. */
  begin(): void {
    this.#heard = new Uint8Array();
  }

  feed(bytes: Uint8Array): Answer | undefined {
    this.#heard = Uint8Array.from([...this.#heard, ...bytes]).slice(-MOST_BYTES);
    for (const at of this.#heard.keys()) {
      const answer = answerIn(this.#heard.subarray(at), this.#unit);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}

function answerIn(bytes: Uint8Array, unit: number): Answer | undefined {
  const [from, code] = bytes;
  if (from !== unit) return undefined;
  if (code === READ_DISCRETE_INPUTS + EXCEPTION) {
    const frame = bytes.subarray(0, EXCEPTION_BYTES);
    return frame.length === EXCEPTION_BYTES && isSound(frame) ? 'refused' : undefined;
  }
  const frame = bytes.subarray(0, ANSWER_BYTES);
  if (code !== READ_DISCRETE_INPUTS || frame.length < ANSWER_BYTES || !isSound(frame)) return undefined;
  const [, , many, inputs = 0] = frame;
  if (many !== 1) return undefined;
  return inputs & 1 ? 'closed' : 'open';
}
