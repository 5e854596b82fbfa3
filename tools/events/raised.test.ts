import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { EVENTS } from '#contract/events.ts';

const SOURCES = fileURLToPath(new URL('../..', import.meta.url));
/** Who raises events: the terminal and its commands, but for the catalogue, tests and what tests are made of. */
const TERMINAL =
  /^(?:src\/(?:devices|flows|ledger|main)|tools\/audit)\/(?!(?:.*\/)?testing\/)(?!.*\.test\.).*\.tsx?$/;

function terminalSources(): string {
  const files = ['src', 'tools'].flatMap((folder) =>
    readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  return files
    .filter((file) => TERMINAL.test(file))
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
    .join('\n');
}

test.each(Object.keys(EVENTS))('%s is raised somewhere', (id) => {
  expect(terminalSources()).toContain(`'${id}'`);
});

test('each meaning is one sentence of its own', () => {
  const meanings = Object.values(EVENTS).map(({ meaning }) => meaning);
  expect(new Set(meanings).size).toBe(meanings.length);
  for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].{10,140}\.$/);
});
