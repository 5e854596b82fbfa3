import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { isLoaded, isShipped, isTerms, namedIn, PROCESSORS } from './contents.ts';
import type { Processor } from './contents.ts';
import { copyInto, digestOf, filesIn, writeInto } from './folder.ts';
import { closureOf, readLock } from './lock.ts';
import type { NpmPackage } from './lock.ts';

/** Where the product lies on a terminal (FHS 3.0, 4.7). */
export const HOME = 'usr/lib/mado';

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** What was laid out, for the bill of materials. */
export interface Staged {
  /** Packages whose files are in the product. */
  readonly loaded: readonly NpmPackage[];
  /** Packages that the screens were built of: they are in `dist/renderer`, and of their own files only the terms lie beside it. */
  readonly bundled: readonly NpmPackage[];
}

/**
 * Lays the product out below `root`, as it will lie on a terminal: the sources as they were reviewed (Node strips their types),
 * the built screens, the npm packages that those sources load, Node itself, and `packaging/root`.
 */
export function stage(source: string, root: string, processor: Processor): Staged {
  const home = join(root, HOME);
  const shipped = ['src', 'tools', 'resources']
    .flatMap((folder) => filesIn(join(source, folder)).map((name) => `${folder}/${name}`))
    .concat('package.json', 'LICENSE')
    .filter(isShipped);
  for (const file of shipped) copyInto(join(source, file), join(home, file), 0o644);
  for (const file of filesIn(join(source, 'dist/renderer')))
    copyInto(join(source, 'dist/renderer', file), join(home, 'dist/renderer', file), 0o644);

  const { loaded, bundled } = packagesOf(source, shipped, processor);
  for (const pack of loaded) copyPackage(pack, source, home, processor);
  for (const { folder } of bundled) {
    for (const file of filesIn(join(source, folder)).filter(isTerms))
      copyInto(join(source, folder, file), join(home, folder, file), 0o644);
  }
  for (const file of filesIn(join(source, 'packaging/root'))) {
    const program = /^usr\/(?:bin|lib\/mado\/bin)\//.test(file);
    copyInto(join(source, 'packaging/root', file), join(root, file), program ? 0o755 : 0o644);
  }
  copyInto(join(source, 'docs/operations.md'), join(root, 'usr/share/doc/mado/operations.md'), 0o644);
  return { loaded, bundled };
}

function packagesOf(source: string, shipped: readonly string[], processor: Processor): Staged {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')));
  const known = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  const lock = readLock(join(source, 'package-lock.json'));
  const text = (file: string): string => readFileSync(join(source, file), 'utf8');
  const core = namedIn(shipped.filter((file) => file.endsWith('.ts')).map(text), known);
  const screens = namedIn(
    filesIn(join(source, 'src/renderer'))
      .filter((file) => /\.(?:tsx?|css)$/.test(file) && !file.includes('.test.'))
      .map((file) => text(`src/renderer/${file}`)),
    known,
  );
  const loaded = closureOf(lock, [...core, `node-linux-${PROCESSORS[processor]}`]);
  const folders = new Set(loaded.map(({ folder }) => folder));
  return { loaded, bundled: closureOf(lock, screens).filter(({ folder }) => !folders.has(folder)) };
}

function copyPackage(pack: NpmPackage, source: string, home: string, processor: Processor): void {
  const from = join(source, pack.folder);
  const files = filesIn(from).filter(
    (file) => !file.startsWith('node_modules/') && isLoaded(pack, file, processor),
  );
  if (files.length === 0) throw new Error(`${pack.folder}: nothing of it is here; run npm ci`);
  const isNode = pack.name.startsWith('node-linux-');
  for (const file of files)
    copyInto(join(from, file), join(home, pack.folder, file), isNode && file === 'bin/node' ? 0o755 : 0o644);
}

/** `MANIFEST`: the SHA-256 of every file of the product, as `sha256sum -c` reads it. Answers the SHA-256 of the list itself. */
export function writeManifest(root: string): string {
  const home = join(root, HOME);
  const lines = filesIn(home).map((file) => `${digestOf(join(home, file))}  ${file}\n`);
  writeInto(join(home, 'MANIFEST'), lines.join(''));
  return digestOf(join(home, 'MANIFEST'));
}
