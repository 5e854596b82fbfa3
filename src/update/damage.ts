import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Holds the files of an installed product against its own `MANIFEST`: the names of those that are missing, changed, or not listed.
 * Whether the list itself is the signed one, its hash in the statement says.
 */
export function damageOf(folder: string): readonly string[] {
  const listed = listIn(folder);
  if (listed === undefined) return ['MANIFEST'];
  const wrong = [...listed]
    .filter(([name, hash]) => hashOf(join(folder, name)) !== hash)
    .map(([name]) => name);
  const foreign = namesIn(folder).filter((name) => name !== 'MANIFEST' && !listed.has(name));
  return [...wrong, ...foreign].toSorted();
}

function listIn(folder: string): ReadonlyMap<string, string> | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, 'MANIFEST'), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function hashOf(file: string): string | undefined {
  try {
    return lstatSync(file).isFile()
      ? createHash('sha256').update(readFileSync(file)).digest('hex')
      : undefined;
  } catch {
    return undefined; // not there
  }
}

function namesIn(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? namesIn(folder, name) : [name];
  });
}
