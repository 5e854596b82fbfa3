import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** Puts a text in a file's place: the old one or the new one, never half of either; `false` when the disk took none. */
export function replaceFile(file: string, text: string): boolean {
  const fresh = `${file}.new`;
  try {
    const opened = openSync(fresh, 'w', 0o600);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(fresh, file);
    return true;
  } catch {
    return false; // it is full, or broken
  }
}
