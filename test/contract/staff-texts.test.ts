import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { Notice } from '#contract/notice.ts';
import { Part } from '#contract/standing.ts';
import { Guide, StaffRole, StaffTask, TaskGroup } from '#contract/staff-task.ts';
import { FieldName } from '#contract/staff-view.ts';
import { GUIDES } from '#flows/staff/guides.ts';
import en from '#resources/texts/staff.en.json' with { type: 'json' };
import ja from '#resources/texts/staff.ja.json' with { type: 'json' };

function entriesOf(texts: object, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]): [string, string][] =>
    typeof text === 'object' && text !== null
      ? entriesOf(text, `${before}${key}.`)
      : [[`${before}${key}`, String(text)]],
  );
}

/** What is filled in, in whatever order. */
const holes = (text: string) => JSON.stringify((text.match(/\{\{\w+\}\}/g) ?? []).toSorted(compare));
const compare = (a: string, b: string) => a.localeCompare(b);

test('staff are told the same in both of their languages', () => {
  const english = new Map(entriesOf(en));
  const japanese = entriesOf(ja);
  expect(japanese.map(([key]) => key)).toEqual([...english.keys()]);
  expect(japanese.filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(japanese.filter(([key, text]) => holes(text) !== holes(english.get(key) ?? ''))).toEqual([]);
});

test('every role, task, part, notice, field and step has a name', () => {
  const spoken = [
    ...StaffRole.options.map((role) => `role.${role}`),
    ...TaskGroup.options.map((group) => `group.${group}`),
    ...StaffTask.options.map((task) => `task.${task}`),
    ...Part.options.map((part) => `part.${part}`),
    ...Notice.options.map((notice) => `notice.${notice}`),
    ...FieldName.options.map((field) => `field.${field}`),
    ...Guide.options.flatMap((guide) => GUIDES[guide].map(({ step }) => `step.${step}`)),
  ];
  const keys = new Set(entriesOf(ja).map(([key]) => key));
  expect(spoken.filter((key) => !keys.has(key))).toEqual([]);
});

test('every line of a report or a review has a name, and every refusal has words', () => {
  const folder = new URL('../../src/flows/staff/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const facts = [...sources.matchAll(/fact: '(\w+)'/g)].map(([, fact = '']) => fact);
  const refusals = [...sources.matchAll(/(?:err\(|refusal: )'(\w+)'/g)].map(([, code = '']) => code);
  expect(Math.min(facts.length, refusals.length)).toBeGreaterThan(8);
  expect(facts.filter((fact) => !Object.hasOwn(ja.fact, fact))).toEqual([]);
  expect(refusals.filter((code) => !Object.hasOwn(ja.refusal, code))).toEqual([]);
});

test('every word is used', () => {
  const folder = new URL('../../src/renderer/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const literal = new Set([...sources.matchAll(/'(\w+\.\w+)'/g)].map(([, key = '']) => key));
  const sections = new Set([...sources.matchAll(/s\(\s*`(\w+(?:\.\w+)?)\.\$\{/g)].map(([, key = '']) => key));
  const isUsed = (key: string) => literal.has(key) || sections.has(key.split('.').slice(0, -1).join('.'));
  expect(
    entriesOf(ja)
      .map(([key]) => key)
      .filter((key) => !isUsed(key)),
  ).toEqual([]);
});
