import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Electron's fuses in the order of its wire (build/fuses/fuses.json5), and ours: everything off that would make the
 * packed shell run other code than its own.
 */
export const FUSES = /** @type {const} */ ([
  ['runAsNode', false],
  ['cookieEncryption', false], // cookies live in memory only
  ['nodeOptions', false],
  ['nodeCliInspect', false],
  ['embeddedAsarIntegrityValidation', true], // without effect on Linux so far
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['wasmTrapHandlers', true],
]);

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const VERSION = 1;
const STATES = { on: 0x31, off: 0x30 };

/**
 * Sets all fuses in Electron's binary, in place: after the sentinel come a version byte, the number of fuses, and a
 * character for each. A wire that is not exactly the one we know is refused: a new fuse must be decided, not defaulted.
 * @param {Buffer} binary
 */
export function setFuses(binary) {
  const at = binary.indexOf(SENTINEL);
  if (at < 0) throw new Error('no fuse wire: this is not an Electron binary');
  if (binary.indexOf(SENTINEL, at + 1) >= 0) throw new Error('more than one fuse wire');
  const wire = at + SENTINEL.length;
  if (binary[wire] !== VERSION) throw new Error(`fuse wire of version ${binary[wire]}; ${VERSION} is known`);
  if (binary[wire + 1] !== FUSES.length) {
    throw new Error(`${binary[wire + 1]} fuses on the wire; ${FUSES.length} are decided`);
  }
  for (const [index, [name, on]] of FUSES.entries()) {
    const state = binary[wire + 2 + index];
    if (state !== STATES.on && state !== STATES.off) throw new Error(`fuse ${name} can no longer be set`);
    binary[wire + 2 + index] = on ? STATES.on : STATES.off;
  }
}

/**
 * electron-builder's afterPack hook.
 * @param {{ appOutDir: string, packager: { executableName?: string } }} context
 */
export function afterPack({ appOutDir, packager }) {
  const file = path.join(appOutDir, packager.executableName ?? 'mado');
  const binary = readFileSync(file);
  setFuses(binary);
  writeFileSync(file, binary);
}
