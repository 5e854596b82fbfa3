import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { PROCESSORS } from './contents.ts';
import type { Processor } from './contents.ts';
import { DEPENDS, RECOMMENDS, packDeb } from './deb.ts';
import type { Compression } from './deb.ts';
import { digestOf, writeInto } from './folder.ts';
import { provenance, releaseNotes } from './papers.ts';
import { run } from './run.ts';
import { cycloneDx } from './sbom/cyclonedx.ts';
import { debianParts, nodeParts, npmParts } from './sbom/part.ts';
import type { Bill } from './sbom/part.ts';
import { spdx } from './sbom/spdx.ts';
import { copyTree, exportTree } from './source.ts';
import type { Source } from './source.ts';
import { buildVerifier, stateRelease } from './state.ts';
import { HOME, stage, writeManifest } from './stage.ts';
import type { Staged } from './stage.ts';

export interface BuildOptions {
  /** The checkout that holds the commit. */
  readonly checkout: string;
  readonly source: Source;
  /** A folder for everything on the way to the package; it is made, and removed at the end. */
  readonly work: string;
  /** Where the files of the release go. */
  readonly out: string;
  /** `commit` is what is released; `working` is the checkout as it is now, for tests. */
  readonly tree: 'commit' | 'working';
  /** `fresh` installs the packages of the lock file anew; `here` takes those of the checkout, for tests. */
  readonly modules: 'fresh' | 'here';
  readonly compression: Compression;
  /** The model of terminal that the release is for. */
  readonly model: string;
}

/** What came out: the package's file name, and the digest of its list of files. */
export interface Built {
  readonly file: string;
  readonly manifestSha256: string;
}

/** From a commit to the files of a release. The same commit gives the same bytes, in whatever folder and at whatever hour. */
export function build(options: BuildOptions): Built {
  const { checkout, source, work, out, modules, compression } = options;
  rmSync(work, { recursive: true, force: true });
  const tree = join(work, 'source');
  if (options.tree === 'commit') exportTree(checkout, source.commit, tree);
  else copyTree(checkout, tree);
  installModules(checkout, tree, modules);
  const node = join(tree, `node_modules/node-linux-${process.arch}/bin/node`);
  // Under a development NODE_ENV, React's names of source files would be in the screens.
  run([node, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], tree, {
    NODE_ENV: 'production',
  });

  const root = join(work, 'root');
  const processor = processorHere();
  const staged = stage(tree, root, processor);
  const bill = billOf(source, staged, node);
  writeInto(join(root, HOME, 'sbom/cyclonedx.json'), asJson(cycloneDx(bill)));
  writeInto(join(root, HOME, 'sbom/spdx.json'), asJson(spdx(bill)));
  writeInto(join(root, HOME, 'release.json'), asJson(identityOf(source)));
  const manifestSha256 = writeManifest(root);

  mkdirSync(out, { recursive: true });
  const { version, epoch } = source;
  const file = `mado_${version}_${processor}.deb`;
  const scripts = join(tree, 'packaging/scripts');
  packDeb({ root, scripts, file: join(out, file), version, processor, epoch, compression });
  writePapers(source, bill, tree, out, file);
  stateRelease({ out, file, source, model: options.model, processor, manifestSha256 });
  buildVerifier(tree, node, out);
  rmSync(work, { recursive: true });
  return { file, manifestSha256 };
}

/** Beside the package: what it consists of, where it comes from, and what is new. */
function writePapers(source: Source, bill: Bill, tree: string, out: string, file: string): void {
  const products = [{ name: file, sha256: digestOf(join(out, file)) }];
  const stem = file.replace(/\.deb$/, '');
  const tools = { node: versionOf('node', tree), vite: versionOf('vite', tree), 'dpkg-deb': dpkgVersion() };
  const lockSha256 = digestOf(join(tree, 'package-lock.json'));
  writeInto(join(out, `${stem}.cyclonedx.json`), asJson(cycloneDx(bill)));
  writeInto(join(out, `${stem}.spdx.json`), asJson(spdx(bill)));
  writeInto(
    join(out, `${stem}.provenance.json`),
    asJson(provenance({ source, products, lockSha256, tools })),
  );
  writeInto(join(out, `${stem}.notes.md`), releaseNotes(source, products));
}

function installModules(checkout: string, tree: string, modules: BuildOptions['modules']): void {
  if (modules === 'here') {
    symlinkSync(join(checkout, 'node_modules'), join(tree, 'node_modules'));
    return;
  }
  // npm's own Node must not lie in the folder that it replaces, and addons must see the headers of the Node they run on.
  const folders = (process.env['PATH'] ?? '').split(':').filter((at) => !at.endsWith('node_modules/.bin'));
  const env = {
    PATH: folders.join(':'),
    npm_config_nodedir: join(tree, `node_modules/node-linux-${process.arch}`),
  };
  run(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel', 'error'], tree, env);
  if (!existsSync(join(tree, 'node_modules/pcsclite/build/Release/pcsclite.node')))
    throw new Error('pcsclite was not compiled: apt-get install build-essential python3 libpcsclite-dev');
}

function billOf({ version, commit, epoch }: Source, { loaded, bundled }: Staged, node: string): Bill {
  const versions = z
    .record(z.string(), z.string())
    .parse(JSON.parse(execFileSync(node, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' })));
  const parts = [
    ...npmParts(loaded, 'files'),
    ...npmParts(bundled, 'screens'),
    ...nodeParts(versions),
    ...debianParts([...DEPENDS, ...RECOMMENDS]),
  ];
  const seen = new Map(parts.map((part) => [part.purl, part]));
  return { version, commit, epoch, parts: [...seen.values()] };
}

/** What the product says of itself on the terminal (`src/update/identity.ts`). */
function identityOf({ version, commit, epoch, counter }: Source): object {
  return { version, commit, epoch, counter };
}

function processorHere(): Processor {
  const known: Readonly<Record<string, Processor>> = {
    [PROCESSORS.amd64]: 'amd64',
    [PROCESSORS.arm64]: 'arm64',
  };
  const processor = known[process.arch];
  if (processor === undefined) throw new Error(`no terminal has a ${process.arch} processor`);
  return processor;
}

function versionOf(name: string, tree: string): string {
  if (name === 'node') return process.version;
  const file = join(tree, 'node_modules', name, 'package.json');
  const command = ['-p', `require(${JSON.stringify(file)}).version`];
  return execFileSync(process.execPath, command, { encoding: 'utf8' }).trim();
}

function dpkgVersion(): string {
  return execFileSync('dpkg-deb', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? '';
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
