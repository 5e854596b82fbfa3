import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { node, present, quietly, root, say, SetUpError } from './machine.mjs';

const sources = ['vite.config.ts', 'package-lock.json', 'src/renderer', 'src/contract', 'resources/texts'];
const stamp = path.join(root, 'dist/renderer.hash');

/** Builds the renderer unless dist/renderer is what its sources say. */
export function build() {
  const hash = hashOf(sources);
  const built = present(path.join(root, 'dist/renderer/index.html')) && present(stamp);
  if (built && readFileSync(stamp, 'utf8') === hash) return;

  say('building the screens (vite build)');
  const done = quietly([node, 'node_modules/vite/bin/vite.js', 'build']);
  if (!done.ok) throw new SetUpError(`the screens could not be built:\n${done.output}`);
  writeFileSync(stamp, hash);
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/**
 * @param {string} start a file or a folder, relative to the root
 * @returns {string[]}
 */
function filesOf(start) {
  const full = path.join(root, start);
  if (!present(full)) return [];
  if (!statSync(full).isDirectory()) return [start];
  return readdirSync(full)
    .toSorted()
    .flatMap((name) => filesOf(path.join(start, name)));
}
