import { chmodSync, chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What root makes for the core, its account reads: the file or folder gets the group of the folder it lies in (`/etc/mado` is root's, group
 * `mado`) and this mode. Elsewhere, and for anybody else, nothing changes.
 */
export function forTheCore(path: string, mode: number, uid: number | undefined = process.getuid?.()): void {
  const { gid } = statSync(dirname(path));
  if (uid !== 0 || gid === 0) return;
  chownSync(path, 0, gid);
  chmodSync(path, mode);
}
