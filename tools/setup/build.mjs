import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { hasElectron } from './browsers.mjs';
import { node, present, quietly, root, say, SetUpError } from './machine.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} what for people
 * @property {string} config Vite's
 * @property {string} output the file that shows that it is built
 * @property {string[]} sources files and folders that it is made of
 */

/** @type {Bundle} */
const screens = {
  what: 'the screens',
  config: 'vite.config.ts',
  output: 'dist/renderer/index.html',
  sources: ['package-lock.json', 'vite.config.ts', 'src/renderer', 'src/contract', 'resources/texts'],
};

/** @type {Bundle} */
const electronShell = {
  what: 'the Electron shell',
  config: 'tools/electron/vite.config.ts',
  output: 'dist/electron/main.js',
  sources: ['package-lock.json', 'tools/electron/vite.config.ts', 'src/main', 'src/contract'],
};

/** @type {Bundle} */
const checkingPage = {
  what: 'the checking page',
  config: 'tools/checking/vite.config.ts',
  output: 'dist/checking/index.html',
  sources: [
    'package-lock.json',
    'tools/checking/vite.config.ts',
    'src/checking',
    'src/certificates/seal',
    'src/contract',
  ],
};

/** Builds what is missing in dist/ or older than its sources. */
export function build() {
  bundle(screens);
  bundle(checkingPage);
  if (hasElectron()) bundle(electronShell);
}

/** @param {Bundle} bundle */
function bundle({ what, config, output, sources }) {
  const stamp = path.join(root, `${path.dirname(output)}.hash`);
  const hash = hashOf(sources);
  if (present(path.join(root, output)) && present(stamp) && readFileSync(stamp, 'utf8') === hash) return;

  say(`building ${what} (vite build)`);
  const done = quietly([node, 'node_modules/vite/bin/vite.js', 'build', '--config', config]);
  if (!done.ok) throw new SetUpError(`${what} could not be built:\n${done.output}`);
  writeFileSync(stamp, hash);
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf)) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
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
