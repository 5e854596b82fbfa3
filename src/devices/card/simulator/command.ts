/** A command as a card parses it (ISO 7816-3, 12.1.3). */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Bytes expected; undefined when the command expects none. */
  readonly le: number | undefined;
  readonly extended: boolean;
}

/** Undefined where the lengths contradict each other. */
export function parseCommand(bytes: Uint8Array): Command | undefined {
  const [cla, ins, p1, p2, p3] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const header = { cla, ins, p1, p2 };
  const none = new Uint8Array();
  if (p3 === undefined) return { ...header, data: none, le: undefined, extended: false };
  if (bytes.length === 5) return { ...header, data: none, le: p3 || 256, extended: false };

  const extended = p3 === 0;
  const start = extended ? 7 : 5;
  const body = bytes.subarray(start);
  if (bytes.length < start) return undefined;
  const length = extended ? word(bytes, 5) : p3;
  if (extended && bytes.length === 7) return { ...header, data: none, le: length || 65_536, extended };

  const data = body.subarray(0, length);
  const rest = body.subarray(length);
  if (data.length < length || length === 0) return undefined;
  if (rest.length === 0) return { ...header, data, le: undefined, extended };
  if (rest.length !== (extended ? 2 : 1)) return undefined;
  const le = extended ? word(rest, 0) || 65_536 : (rest[0] ?? 0) || 256;
  return { ...header, data, le, extended };
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
