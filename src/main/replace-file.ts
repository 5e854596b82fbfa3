import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a text in a file's place: the old one or the new one, never half of either; `false` when the disk took none. */
export function replaceFile(file: string, text: string): boolean {
  const fresh = `${file}.new`;
  try {
    onDisk(openSync(fresh, 'w', 0o600), (opened) => writeFileSync(opened, text));
    renameSync(fresh, file);
    onDisk(openSync(dirname(file), 'r'));
    return true;
  } catch {
    return false; // it is full, or broken
  }
}

/** Has the disk keep an opened file, or an opened folder's names, through a power cut. */
function onDisk(opened: number, write?: (opened: number) => void): void {
  try {
    write?.(opened);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
