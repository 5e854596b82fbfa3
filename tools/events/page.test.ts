import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { EVENTS } from '#contract/events.ts';

import { eventsPage } from './page.ts';

test('docs/events.md is what the catalogue says (tools/events.ts writes it anew)', () => {
  expect(readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8')).toBe(eventsPage());
});

test('every event has one row, with each of its fields', () => {
  const rows = eventsPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.split('`')[1])).toEqual(Object.keys(EVENTS));
  for (const [at, { fields, meaning, audience }] of Object.values(EVENTS).entries()) {
    expect(rows[at]).toContain(` ${meaning} `);
    expect(rows[at]).toContain(` ${audience} `);
    for (const name of Object.keys(fields.shape)) expect(rows[at]).toContain(`\`${name}\` `);
  }
});
