import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { Verb } from './verbs.ts';

const html = readFileSync(new URL('page/index.html', import.meta.url), 'utf8');
const script = readFileSync(new URL('page/bench.js', import.meta.url), 'utf8');
const written = [...html.matchAll(/data-verb='([^']+)'/g)].map(([, verb = '']) => verb);
const lies = [...html.matchAll(/data-lie="([^"]+)"/g)].map(([, lie]) => lie);

test.each(written)('%s is a verb', (verb) => {
  expect(() => Verb.parse(JSON.parse(verb))).not.toThrow();
});

test.each(lies)('%s is a lie of the printer', (lie) => {
  expect(() => Verb.parse({ do: 'printerLie', lie, on: true })).not.toThrow();
});

test('every verb can be done on the page', () => {
  const shown = new Set(written.map((verb) => Verb.parse(JSON.parse(verb)).do));
  const byScript = Verb.options
    .map((option) => option.shape.do.value)
    .filter((verb) => !shown.has(verb) && !script.includes(`do: '${verb}'`));
  expect(byScript).toEqual([]);
});

test('loads nothing from anywhere else', () => {
  expect(`${html}${script}`).not.toMatch(/https?:\/\//);
});
