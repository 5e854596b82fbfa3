import { readFileSync } from 'node:fs';

import { z } from 'zod';

const Names = z.record(z.string(), z.string()).default({});

/** The part of package-lock.json (lockfileVersion 3) that says what is installed where. */
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().default(''),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dependencies: Names,
      optionalDependencies: Names,
    }),
  ),
});
export type Lock = z.infer<typeof Lock>;

/** One installed npm package. */
export interface NpmPackage {
  /** Where it lies, e.g. `node_modules/pdfkit/node_modules/@noble/hashes`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** As its maker declares it, an SPDX expression; undefined where nothing is declared. */
  readonly license: string | undefined;
  /** Subresource integrity of the published archive (`sha512-…`). */
  readonly integrity: string | undefined;
  /** Folders of the packages that it needs at run time. */
  readonly needs: readonly string[];
}

export function readLock(file: string): Lock {
  return Lock.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Headers for compiling addons: nothing loads them at run time. */
const HEADERS = new Set(['node-addon-api', 'nan']);

/** The packages of the product's own manifest named `names`, and all that they load, sorted by folder. */
export function closureOf({ packages }: Lock, names: Iterable<string>): readonly NpmPackage[] {
  const found = new Map<string, NpmPackage>();
  const visit = (folder: string): void => {
    const entry = packages[folder];
    if (!entry || found.has(folder)) return;
    const needs = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !HEADERS.has(name))
      .map((name) => placeOf(packages, folder, name))
      .filter((place) => place !== undefined);
    const { version, license, integrity } = entry;
    found.set(folder, { folder, name: nameOf(folder), version, license, integrity, needs });
    for (const need of needs) visit(need);
  };
  for (const name of names) visit(`node_modules/${name}`);
  return [...found.values()].toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Node's own search: beside the package that asks, then in each folder above it. */
function placeOf(packages: Lock['packages'], from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (place in packages) return place;
    if (at === '') return undefined;
  }
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
