import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';

import { EVENTS, checkedFields } from './events.ts';
import type { Event, EventId } from './events.ts';

const ids = Object.entries(EVENTS).map(([id]) => id);

test.each(ids)('%s lists its fields and shuts out all others', (id) => {
  const entry = EVENTS[eventIdOf(id)];
  expect(entry.fields.safeParse({ surprise: 1 }).error?.issues).toContainEqual(
    expect.objectContaining({ code: 'unrecognized_keys', keys: ['surprise'] }),
  );
});

test('no field takes a text that could name a person', () => {
  const free = string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(
    (text) => !/^[A-Za-z0-9:._-]*$/.test(text),
  );
  assert(
    property(constantFrom(...ids), free, (id, text) => {
      const shape = Object.entries(EVENTS[eventIdOf(id)].fields.shape);
      for (const [name, value] of shape)
        if (name !== 'issueNumber') expect(value.safeParse(text).success).toBe(false);
    }),
    { seed: 20261201 },
  );
});

test('the fields of an event are told without its id', () => {
  const event: Event = { id: 'center.reached', pending: 3 };
  expect(checkedFields(event)).toEqual({ pending: 3 });
});

function eventIdOf(id: string): EventId {
  const found = Object.keys(EVENTS).find((known): known is EventId => known === id);
  if (found === undefined) throw new Error(`${id} is no event`);
  return found;
}
