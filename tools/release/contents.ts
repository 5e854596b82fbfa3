import type { NpmPackage } from './lock.ts';

/** Processors that a terminal may have, in Debian's word and in Node's. */
export const PROCESSORS = { amd64: 'x64', arm64: 'arm64' } as const;
export type Processor = keyof typeof PROCESSORS;

/** The rooms that are in a product. The bench, the center, the checking page and every simulator are not. */
const ROOMS = ['contract', 'devices', 'certificates', 'ledger', 'flows', 'main', 'release', 'update'];

const NEVER = [
  /^src\/devices\/[^/]+\/simulators?(?:\.ts|\/)/,
  /^src\/.*\/(?:testing|fixtures)\//,
  /\.test\.tsx?$/,
  // The packed Electron application is another package.
  /^src\/main\/shell\/electron\//,
];

/** What `mado` runs on a terminal (packaging/root/usr/bin/mado), and nothing of how the project is built and tried. */
const TOOLS =
  /^tools\/(?:(?:audit|backup|books|calibrate|diagnose|salvage|staff)(?:\.ts|\/.+\.ts)|enrol\/.+\.ts|[a-z-]+-(?:file|core)\.ts)$/;

/** Of the made-up town only what the page is composed of that warms the composer up; none of its residents, staff or cards. */
const RESOURCES =
  /^resources\/(?:(?:texts|speech)\/[^/]+\.json|town\/(?:town\.json|(?:office|sample)-seal\.png))$/;

/** Whether a file of the repository is in the product. */
export function isShipped(file: string): boolean {
  if (file === 'package.json' || file === 'LICENSE' || RESOURCES.test(file)) return true;
  if (TOOLS.test(file)) return !NEVER.some((rule) => rule.test(file));
  const room = /^src\/([^/]+)\/.+\.ts$/.exec(file)?.[1];
  return room !== undefined && ROOMS.includes(room) && !NEVER.some((rule) => rule.test(file));
}

const FOLDERS_LEFT_OUT = /(?:^|\/)(?:tests?|examples?|docs?|man|include|\.github|obj\.target|\.deps)\//;
const LOADED = /\.(?:[cm]?js|json|afm|icc|trie)$/;
/** The terms under which a package is given away; they go where it goes. */
const TERMS = /(?:^|\/)(?:licen[cs]e|copying|notice)[^/]*$/i;

/** Whether a file of a package says under which terms it is given away. */
export function isTerms(file: string): boolean {
  return TERMS.test(file);
}

/** Whether a file of an installed npm package is in the product: what Node loads, and the terms that it comes under. */
export function isLoaded(pack: NpmPackage, file: string, processor: Processor): boolean {
  if (isTerms(file)) return true;
  if (FOLDERS_LEFT_OUT.test(file)) return false;
  if (pack.name.startsWith('node-linux-')) return file === 'bin/node' || file === 'package.json';
  if (file.endsWith('.node')) return isNative(file, processor);
  if (file.endsWith('.ttf')) return file.startsWith('400Regular/');
  return LOADED.test(file);
}

/** Addons come for many systems; a terminal is Debian (glibc) on one processor. What was compiled here is for it. */
function isNative(file: string, processor: Processor): boolean {
  if (file.startsWith('build/Release/')) return true;
  return new RegExp(`linux-${PROCESSORS[processor]}\\b`).test(file) && !file.includes('musl');
}

/** Which of the manifest's packages the sources name in a string: as an import, or as a file to look up. */
export function namedIn(sources: readonly string[], dependencies: readonly string[]): readonly string[] {
  return dependencies.filter((name) =>
    sources.some((text) =>
      [`'${name}'`, `'${name}/`, `node_modules/${name}/`].some((use) => text.includes(use)),
    ),
  );
}
