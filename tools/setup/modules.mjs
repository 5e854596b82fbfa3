import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { node, nodePackage, present, quietly, root, say, SetUpError } from './machine.mjs';

const stamp = path.join(root, 'node_modules/.mado-setup');
const pcscHeaders = '/usr/include/PCSC/winscard.h';

/** Brings node_modules to what package-lock.json says, with `pcsclite` compiled for Mado's Node. */
export function installModules() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(process.arch)
    .digest('hex');
  if (fits(lock)) return;

  say('installing the packages of package-lock.json (npm ci; about half a minute)');
  const installed = npmCi();
  if (!installed.ok || !present(node)) throw new SetUpError(`npm ci failed:\n${installed.output}`);
  writeFileSync(stamp, `${lock} ${pcsc()}`);
}

/** @param {string} lock the hash of the lock file */
function fits(lock) {
  if (!present(node) || !present(stamp)) return false;
  const [installed, pcsc] = readFileSync(stamp, 'utf8').split(' ');
  return installed === lock && (pcsc !== 'no-headers' || !present(pcscHeaders));
}

/** Whether PC/SC can be used: `pcsclite` is optional, because its headers are not on every machine. */
function pcsc() {
  if (quietly([node, '-e', "require('pcsclite')"]).ok) return 'loads';
  say('PC/SC is not available on this machine: the virtual card reader will be used directly');
  return present(pcscHeaders) ? 'does-not-build' : 'no-headers';
}

/**
 * npm on the machine's own Node: under `npm run` the one of node_modules/.bin comes first, and `npm ci` deletes it.
 * Compiled packages must see the headers of Mado's Node, whatever `nodedir` the user's .npmrc names.
 */
function npmCi() {
  const folders = (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.endsWith('node_modules/.bin'));
  return quietly(['npm', 'ci'], { PATH: folders.join(':'), npm_config_nodedir: nodePackage });
}
