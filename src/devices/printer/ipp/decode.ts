import { err, ok, type Result } from '#contract/result.ts';

import { Cursor, Malformed } from './cursor.ts';
import { MAX_VALUES } from './limits.ts';
import { END_OF_ATTRIBUTES, type Group, type Message } from './message.ts';
import { type Budget, readValue, spend } from './decode-value.ts';
import type { Value } from './values.ts';

const FIRST_VALUE_TAG = 0x10;

/** Why bytes are no IPP message, as a code. */
export interface DecodeError {
  readonly reason: string;
}

/** Reads one IPP message (RFC 8010 section 3). Never throws, never reads out of bounds, and stops at every limit. */
export function decode(bytes: Uint8Array): Result<Message, DecodeError> {
  try {
    return ok(readMessage(new Cursor(bytes)));
  } catch (error) {
    if (error instanceof Malformed) return err({ reason: error.message });
    throw error;
  }
}

function readMessage(cursor: Cursor): Message {
  const version = { major: cursor.u8(), minor: cursor.u8() };
  const code = cursor.u16();
  const requestId = cursor.i32();
  const groups = readGroups(cursor);
  return { version, code, requestId, groups, data: cursor.rest() };
}

function readGroups(cursor: Cursor): readonly Group[] {
  const budget: Budget = { left: MAX_VALUES };
  const groups: Group[] = [];
  let attributes: Map<string, Value[]> | undefined;
  let values: Value[] | undefined;
  for (let tag = cursor.u8(); tag !== END_OF_ATTRIBUTES; tag = cursor.u8()) {
    if (tag < FIRST_VALUE_TAG) {
      spend(budget);
      attributes = new Map();
      values = undefined;
      groups.push({ tag, attributes });
      continue;
    }
    if (attributes === undefined) throw new Malformed('attribute-outside-group');
    const name = cursor.string(cursor.u16());
    if (name !== '') {
      values = [];
      // A name sent twice: the first one stands, the second is read and dropped (RFC 8011 section 4.1.3 forbids it).
      if (!attributes.has(name)) attributes.set(name, values);
    }
    if (values === undefined) throw new Malformed('value-without-name');
    values.push(readValue(cursor, tag, budget));
  }
  return groups;
}
