import { Cursor, Malformed } from './cursor.ts';
import { MAX_DEPTH } from './limits.ts';
import {
  type Attributes,
  OUT_OF_BAND_TAGS,
  STRING_TAGS,
  type StringType,
  TAGS,
  type Value,
} from './values.ts';

/** How many values may still be read in this message. */
export interface Budget {
  left: number;
}

const STRING_TYPES: ReadonlyMap<number, StringType> = new Map([
  [STRING_TAGS.text, 'text'],
  [STRING_TAGS.name, 'name'],
  [STRING_TAGS.keyword, 'keyword'],
  [STRING_TAGS.uri, 'uri'],
  [STRING_TAGS.uriScheme, 'uriScheme'],
  [STRING_TAGS.charset, 'charset'],
  [STRING_TAGS.naturalLanguage, 'naturalLanguage'],
  [STRING_TAGS.mimeMediaType, 'mimeMediaType'],
]);

/** Reads the value after its tag and name: value-length, value, and for a collection its members. */
export function readValue(cursor: Cursor, tag: number, budget: Budget, depth = 0): Value {
  spend(budget);
  const bytes = cursor.take(cursor.u16());
  if (tag !== TAGS.beginCollection) return simpleValue(tag, bytes);
  if (depth === MAX_DEPTH) throw new Malformed('too-deep');
  return { type: 'collection', members: readMembers(cursor, budget, depth + 1) };
}

/** RFC 8010 section 3.1.6: members are a name in a value of its own, followed by the values. */
function readMembers(cursor: Cursor, budget: Budget, depth: number): Attributes {
  const members = new Map<string, Value[]>();
  let values: Value[] | undefined;
  for (;;) {
    const tag = cursor.u8();
    if (cursor.u16() !== 0) throw new Malformed('named-member');
    if (tag === TAGS.endCollection) {
      cursor.take(cursor.u16());
      return members;
    }
    if (tag === TAGS.memberName) {
      spend(budget);
      const name = cursor.string(cursor.u16());
      values = [];
      if (!members.has(name)) members.set(name, values);
      continue;
    }
    if (values === undefined) throw new Malformed('member-without-name');
    values.push(readValue(cursor, tag, budget, depth));
  }
}

function simpleValue(tag: number, bytes: Uint8Array): Value {
  const cursor = new Cursor(bytes);
  const string = STRING_TYPES.get(tag);
  if (string !== undefined) return { type: string, value: cursor.string(bytes.length) };
  switch (tag) {
    case TAGS.integer:
      return { type: 'integer', value: exactly(bytes, 4, cursor).i32() };
    case TAGS.enum:
      return { type: 'enum', value: exactly(bytes, 4, cursor).i32() };
    case TAGS.boolean:
      return { type: 'boolean', value: exactly(bytes, 1, cursor).u8() !== 0 };
    case TAGS.range:
      return { type: 'range', low: exactly(bytes, 8, cursor).i32(), high: cursor.i32() };
    case TAGS.resolution:
      return {
        type: 'resolution',
        across: exactly(bytes, 9, cursor).i32(),
        along: cursor.i32(),
        unit: cursor.u8(),
      };
    case TAGS.dateTime:
      return { type: 'dateTime', value: exactly(bytes, 11, cursor).take(11) };
    case TAGS.octetString:
      return { type: 'octetString', value: bytes };
    case TAGS.textWithLanguage:
      return { type: 'textWithLanguage', ...withLanguage(cursor) };
    case TAGS.nameWithLanguage:
      return { type: 'nameWithLanguage', ...withLanguage(cursor) };
    case OUT_OF_BAND_TAGS.unsupported:
      return { type: 'unsupported' };
    case OUT_OF_BAND_TAGS.unknown:
      return { type: 'unknown' };
    case OUT_OF_BAND_TAGS.noValue:
      return { type: 'noValue' };
    case TAGS.endCollection:
    case TAGS.memberName:
      throw new Malformed('member-outside-collection');
    default:
      return { type: 'unknownTag', tag, value: bytes };
  }
}

function withLanguage(cursor: Cursor): { readonly language: string; readonly value: string } {
  const language = cursor.string(cursor.u16());
  const value = cursor.string(cursor.u16());
  if (cursor.rest().length > 0) throw new Malformed('wrong-length');
  return { language, value };
}

function exactly(bytes: Uint8Array, length: number, cursor: Cursor): Cursor {
  if (bytes.length !== length) throw new Malformed('wrong-length');
  return cursor;
}

/** Counts one value; one past the limit ends the reading. */
export function spend(budget: Budget): void {
  budget.left -= 1;
  if (budget.left < 0) throw new Malformed('too-many-values');
}
