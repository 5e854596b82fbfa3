import { COMMAND, ascii, command, littleEndian, order } from './command.ts';
import type { Command } from './command.ts';
import type { EventPage } from './event-counter.ts';
import type { Scaling } from './value-code.ts';

/** 229: what happened to coins. Reading is idempotent: a repeated poll loses nothing. */
export function readCoinEvents(): Command<EventPage> {
  return command(COMMAND.readCoinEvents, [], [11, 11], parseEvents);
}

/** 159: what happened to notes. */
export function readNoteEvents(): Command<EventPage> {
  return command(COMMAND.readNoteEvents, [], [11, 11], parseEvents);
}

function parseEvents([counter = 0, ...pairs]: Uint8Array): EventPage {
  const results = Array.from({ length: pairs.length / 2 }, (_, at) => ({
    a: pairs[at * 2] ?? 0,
    b: pairs[at * 2 + 1] ?? 0,
  }));
  return { counter, results };
}

/** 184: six characters, e.g. `JP100A`; `position` 1..16. */
export function requestCoinId(position: number): Command<string> {
  return command(COMMAND.requestCoinId, [position], [6, 6], ascii);
}

/** 150: coins ever accepted at a position. */
export function requestCoinsAccepted(position: number): Command<number> {
  return command(COMMAND.requestCoinsAccepted, [position], [3, 3], littleEndian);
}

/** 157: seven characters, e.g. `JP0001A`; `type` 1..16. */
export function requestNoteId(type: number): Command<string> {
  return command(COMMAND.requestNoteId, [type], [7, 7], ascii);
}

/** 156 for `JP`. */
export function requestScaling(): Command<Scaling> {
  return command(COMMAND.requestScaling, [0x4a, 0x50], [3, 3], ([low = 0, high = 0, decimals = 0]) => ({
    factor: low + high * 256,
    decimals,
  }));
}

/** 162: accepts the given positions now and, once one coin went in, none until armed again. No sorter override. */
export function acceptOneCoin(positions: readonly number[]): Command<undefined> {
  return order(COMMAND.oneCoin, ...mask(positions), 0xff, 0, 0, 0xff);
}

/** 231: positions or types that may be accepted. */
export function modifyInhibits(positions: readonly number[]): Command<undefined> {
  return order(COMMAND.modifyInhibits, ...mask(positions));
}

/** 230: the positions that may be accepted at this moment. */
export function requestInhibits(): Command<readonly number[]> {
  return command(COMMAND.requestInhibits, [], [2, 2], ([low = 0, high = 0]) => positionsIn(low + high * 256));
}

/** 228. */
export function modifyMasterInhibit(accept: boolean): Command<undefined> {
  return order(COMMAND.masterInhibit, accept ? 1 : 0);
}

/** 210: where coins of a position go. */
export function setSorterPath(position: number, path: number): Command<undefined> {
  return order(COMMAND.sorterPath, position, path);
}

/** 189: where coins go whose own path is full. */
export function setDefaultPath(path: number): Command<undefined> {
  return order(COMMAND.defaultPath, path);
}

/** 153: use stacker and escrow. */
export function useEscrow(): Command<undefined> {
  return order(COMMAND.noteMode, 0b11);
}

/** 154. ACK only says that routing began; the outcome is a later event. `empty`: nothing is held. */
export function routeNote(to: 'stack' | 'return'): Command<'begun' | 'empty' | 'failed'> {
  const route = command(COMMAND.routeNote, [to === 'stack' ? 1 : 0], [0, 1], ([answer]) => {
    if (answer === undefined) return 'begun';
    return answer === 254 ? 'empty' : 'failed';
  });
  return { ...route, tries: 1 };
}

function mask(positions: readonly number[]): readonly [number, number] {
  const bits = positions.reduce((set, position) => set | (1 << (position - 1)), 0);
  return [bits & 0xff, bits >> 8];
}

function positionsIn(bits: number): readonly number[] {
  return Array.from({ length: 16 }, (_, at) => at + 1).filter((position) => bits & (1 << (position - 1)));
}
