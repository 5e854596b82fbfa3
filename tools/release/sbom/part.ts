import { createHash } from 'node:crypto';

import type { NpmPackage } from '../lock.ts';

/** One thing that a terminal runs and that somebody else made, in the words that both formats share. */
export interface Part {
  /** Package URL (purl), which also names it within the bill. */
  readonly purl: string;
  readonly name: string;
  /** Undefined for what the terminal's own system decides. */
  readonly version: string | undefined;
  /** SPDX license expression, as declared by its maker. */
  readonly license: string | undefined;
  /** SHA-512 of the published archive, hex. */
  readonly sha512: string | undefined;
  /** Common Platform Enumeration 2.3, where vulnerability lists know it by one. */
  readonly cpe?: string;
  /** How it is there: as files, inside of the built screens, inside of Node, or as a package of the system beside us. */
  readonly kind: 'files' | 'screens' | 'node' | 'system';
  /** purls of the parts that it needs. */
  readonly needs: readonly string[];
}

/** What one bill of materials says, whatever its format. */
export interface Bill {
  readonly version: string;
  readonly commit: string;
  /** s since 1970. */
  readonly epoch: number;
  readonly parts: readonly Part[];
}

export function npmParts(packages: readonly NpmPackage[], kind: 'files' | 'screens'): readonly Part[] {
  return packages.map((pack) => ({
    purl: purlOf(pack),
    name: pack.name,
    version: pack.version,
    license: pack.license,
    sha512: hexOf(pack.integrity),
    ...(pack.name.startsWith('node-linux-')
      ? { cpe: `cpe:2.3:a:nodejs:node.js:${pack.version}:*:*:*:*:*:*:*` }
      : {}),
    kind,
    needs: pack.needs.flatMap((folder) => packages.filter((each) => each.folder === folder).map(purlOf)),
  }));
}

/** What is linked into Node: the names and versions that it tells itself (`process.versions`). */
export function nodeParts(versions: Readonly<Record<string, string>>): readonly Part[] {
  return Object.entries(versions)
    .filter(([name]) => name !== 'node' && name !== 'modules' && name !== 'napi')
    .map(([name, version]) => ({
      purl: `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(version)}`,
      name,
      version,
      license: undefined,
      sha512: undefined,
      ...(name === 'openssl' ? { cpe: `cpe:2.3:a:openssl:openssl:${version}:*:*:*:*:*:*:*` } : {}),
      kind: 'node' as const,
      needs: [],
    }));
}

/** Debian's packages that ours asks for; which version, its own system decides and patches. */
export function debianParts(names: readonly string[]): readonly Part[] {
  return names.map((line) => {
    const name = line.split(' ', 1)[0] ?? line;
    const purl = `pkg:deb/debian/${name}`;
    return {
      purl,
      name,
      version: undefined,
      license: undefined,
      sha512: undefined,
      kind: 'system',
      needs: [],
    };
  });
}

/** A name from a bill's content, in the form of a UUID (RFC 9562, version 8): the same bill has the same. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `2026-12-01T00:00:00Z` */
export function momentOf(epoch: number): string {
  return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
}

function purlOf({ name, version }: NpmPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hexOf(integrity: string | undefined): string | undefined {
  const base64 = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}
