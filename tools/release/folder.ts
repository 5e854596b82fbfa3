import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Names of all files below a folder, sorted by byte, with `/` between. */
export function filesIn(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, name) : [name];
    })
    .toSorted();
}

export function copyInto(from: string, to: string, mode: number): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, mode);
}

export function writeInto(to: string, content: string | Uint8Array, mode = 0o644): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, content);
  chmodSync(to, mode);
}

export function digestOf(file: string, algorithm: 'sha256' | 'md5' = 'sha256'): string {
  return createHash(algorithm).update(readFileSync(file)).digest('hex');
}

/** Gives everything below a folder the same time and the folders the same mode, whatever the umask was. Links stay links. */
export function settle(folder: string, epoch: number): void {
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, name);
    if (lstatSync(path).isDirectory()) settle(path, epoch);
    else lutimesSync(path, epoch, epoch);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, epoch, epoch);
}
