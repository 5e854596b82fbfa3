/** A PDF object as our own composer writes it (ISO 32000-1, 7.3). A name keeps its slash; numbers, dates and streams are not read. */
export type PdfObject = string | Uint8Array | Reference | readonly PdfObject[] | Dictionary;
export interface Reference {
  readonly object: number;
}
export type Dictionary = ReadonlyMap<string, PdfObject>;

/** Nothing that we write is nested deeper. */
const MAX_DEPTH = 8;
/** Nor is any object outside of streams longer, bytes. */
export const MAX_OBJECT = 65_536;

const TOKEN =
  /\s*(<<|>>|\[|\]|<[0-9a-f]*>|\((?:[^\\()]|\\.)*\)|\d+ \d+ R\b|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+)/gsy;

/** Reads the object that a text begins with; `null` if it is not one that we would have written. */
export function readObject(text: string): PdfObject | null {
  return read(text.slice(0, MAX_OBJECT).matchAll(TOKEN), 0);
}

export function isDictionary(object: PdfObject | null | undefined): object is Dictionary {
  return object instanceof Map;
}

export function isReference(object: PdfObject | null | undefined): object is Reference {
  return typeof object === 'object' && object !== null && 'object' in object;
}

type Tokens = Iterator<RegExpExecArray, undefined>;

function read(tokens: Tokens, depth: number): PdfObject | null {
  const token = next(tokens);
  return token === null ? null : readFrom(token, tokens, depth);
}

function readFrom(token: string, tokens: Tokens, depth: number): PdfObject | null {
  if (depth > MAX_DEPTH) return null;
  if (token === '<<') return readDictionary(tokens, depth);
  if (token === '[') return readArray(tokens, depth);
  if (token.startsWith('<')) return Buffer.from(token.slice(1, -1), 'hex');
  if (token.endsWith(' R')) return { object: Number.parseInt(token, 10) };
  return token === '>>' || token === ']' ? null : token;
}

function readDictionary(tokens: Tokens, depth: number): Dictionary | null {
  const entries = new Map<string, PdfObject>();
  for (let key = next(tokens); key !== '>>'; key = next(tokens)) {
    const value = read(tokens, depth + 1);
    if (key === null || !key.startsWith('/') || value === null || entries.has(key)) return null;
    entries.set(key, value);
  }
  return entries;
}

function readArray(tokens: Tokens, depth: number): PdfObject[] | null {
  const items: PdfObject[] = [];
  for (let token = next(tokens); token !== ']'; token = next(tokens)) {
    const item = token === null ? null : readFrom(token, tokens, depth + 1);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function next(tokens: Tokens): string | null {
  const { done, value } = tokens.next();
  return done === true ? null : (value[1] ?? null);
}
