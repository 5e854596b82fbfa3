import { relative, resolve, sep } from 'node:path';

import { root } from '../demo/folder.ts';

/** Keys have no place among the sources: a folder inside the repository throws, but for the demo's own, which git ignores. */
export function keptOutside(folder: string): void {
  const path = relative(root, resolve(folder));
  const inside = !path.startsWith('..') && !path.startsWith(sep);
  if (inside && path.split(sep)[0] !== '.mado')
    throw new Error('keys belong outside of the repository; choose another --dir');
}
