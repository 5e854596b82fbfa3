import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { isShipped } from './contents.ts';
import { filesIn } from './folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shipped = ['src', 'tools']
  .flatMap((folder) => filesIn(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((file) => file.endsWith('.ts') && isShipped(file));
const command = readFileSync(join(root, 'packaging/root/usr/bin/mado'), 'utf8');

/** What a file needs in order to be loaded; types are gone by then, and what is loaded later may be missing. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([#.][^']+)'/gm)].map(
    ([, specifier = '']) => specifier,
  );
  return specifiers.map((specifier) =>
    specifier.startsWith('#resources/')
      ? specifier.slice(1)
      : specifier.startsWith('#')
        ? `src/${specifier.slice(1)}`
        : join(dirname(file), specifier),
  );
}

test('whatever a shipped file loads is shipped', () => {
  expect(shipped.length).toBeGreaterThan(300);
  const missing = shipped.flatMap((file) =>
    importsOf(file)
      .filter((needed) => !isShipped(needed))
      .map((needed) => `${file} needs ${needed}`),
  );
  expect(missing).toEqual([]);
});

test('every command of `mado` is in the package, and says what it is for', () => {
  const [, known = ''] = /usage: mado COMMAND[^\n]*\n([^]*?)\nEND/.exec(command) ?? [];
  const named = [...known.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
  expect(named).toHaveLength(12);
  for (const name of named) {
    expect(command).toMatch(new RegExp(`(?:^|\\| )\\s*${name}(?: \\||\\))`, 'm'));
    const program = name === 'enrol' ? 'tools/enrol/at-terminal.ts' : `tools/${name}.ts`;
    const own = `packaging/root/usr/bin/mado-${name}`;
    expect([name, existsSync(join(root, own)) || shipped.includes(program)]).toEqual([name, true]);
  }
});

test('the documents send nobody on a terminal to npm, which is not there', () => {
  // The drills of a dead terminal are done in a checkout.
  const onTerminals = ['docs/operations.md', 'docs/audit.md'].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const told = onTerminals.flatMap((text) =>
    [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name),
  );
  // At the center, and where releases and the pictures for staff are made.
  expect(new Set(told)).toEqual(
    new Set([
      'audit:receive',
      'enrol',
      'release',
      'release:root',
      'salvage',
      'screens',
      'town:sign',
      'verify-release',
    ]),
  );
  const named = onTerminals.flatMap((text) =>
    [...text.matchAll(/`mado ([a-z]+)/g)].map(([, name = '']) => name),
  );
  for (const name of named) expect(command).toMatch(new RegExp(`^ {2}${name} `, 'm'));
});

test('no command is known to the tools alone', () => {
  const tools = readdirSync(join(root, 'tools')).filter((name) => isShipped(`tools/${name}`));
  for (const name of tools.filter((tool) => !/-(?:file|core)\.ts$/.test(tool)))
    expect(command).toContain(name.replace('.ts', ''));
});
