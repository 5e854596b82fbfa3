import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { hasChromium, hasElectron } from './browsers.mjs';
import { hasCommand, present, quietly, root, say } from './machine.mjs';

/**
 * @typedef {object} SystemPackage
 * @property {string} name Debian's
 * @property {() => boolean} there
 * @property {true} [judge] needed by the tests only: other people's programs that judge ours
 * @property {string} [only] the one script that needs it
 */

/** @type {SystemPackage[]} */
const systemPackages = [
  { name: 'g++', there: () => hasCommand('g++') },
  { name: 'make', there: () => hasCommand('make') },
  { name: 'python3', there: () => hasCommand('python3') },
  { name: 'libpcsclite-dev', there: () => present('/usr/include/PCSC/winscard.h') },
  { name: 'pcscd', there: () => hasCommand('pcscd') },
  { name: 'vsmartcard-vpcd', there: () => present('/usr/lib/pcsc/drivers/serial/libifdvpcd.so') },
  { name: 'fonts-noto-cjk', there: () => present('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
  { name: 'espeak-ng', there: () => hasCommand('espeak-ng') },
  { name: 'chromium', there: () => hasChromium() || hasElectron() },
  { name: 'chromium', there: hasChromium, judge: true },
  { name: 'opensc', there: () => hasCommand('opensc-tool'), judge: true },
  { name: 'cups-ipp-utils', there: () => hasCommand('ippeveprinter'), judge: true },
  { name: 'dbus', there: () => hasCommand('dbus-daemon'), judge: true },
  { name: 'minisign', there: () => hasCommand('minisign'), judge: true },
  { name: 'socat', there: () => hasCommand('socat'), judge: true },
  { name: 'umockdev', there: () => hasCommand('umockdev-wrapper'), judge: true },
  {
    name: 'gir1.2-umockdev-1.0',
    there: () => present('/usr/share/doc/gir1.2-umockdev-1.0'),
    judge: true,
  },
  { name: 'python3-gi', there: () => present('/usr/lib/python3/dist-packages/gi'), judge: true },
  { name: 'poppler-utils', there: () => hasCommand('pdftotext'), judge: true },
  { name: 'postgresql', there: () => present('/usr/lib/postgresql'), judge: true },
  { name: 'ghostscript', there: () => hasCommand('gs'), judge: true },
  { name: 'mupdf-tools', there: () => hasCommand('mutool'), judge: true },
  { name: 'tesseract-ocr', there: () => hasCommand('tesseract'), only: 'tools/bench-paper.ts' },
  {
    name: 'tesseract-ocr-jpn',
    there: () =>
      readdirOf('/usr/share/tesseract-ocr').some((version) =>
        present(`/usr/share/tesseract-ocr/${version}/tessdata/jpn.traineddata`),
      ),
    only: 'tools/bench-paper.ts',
  },
  { name: 'libharfbuzz-bin', there: () => hasCommand('hb-shape'), judge: true },
  {
    name: 'fonts-ipamj-mincho',
    there: () => present('/usr/share/fonts/truetype/ipamj/ipamjm.ttf'),
    judge: true,
  },
];

/**
 * Installs the missing system packages where we may; otherwise names the command and goes on, since each has a fall-back.
 * What failed once is not tried again at every start.
 * @param {{ judged: boolean, again: boolean, script: string | undefined }} options
 */
export function installPackages({ judged, again, script }) {
  const missing = () => missingFor(judged, script);
  const wanted = missing();
  if (wanted.length === 0) return;

  const byHand = `sudo apt-get install --no-install-recommends ${wanted.join(' ')}`;
  const apt = aptGet();
  if (apt === undefined) {
    say(`going on without some system packages; to have them: ${byHand}`);
    return;
  }
  if (!again && failedBefore(wanted)) {
    say(`going on without ${wanted.join(', ')}, which could not be installed; to try again: npm run setup`);
    return;
  }
  say(`installing ${wanted.join(', ')} (apt-get; a minute or two)`);
  const still = install(apt, wanted, missing);
  remember(still);
  if (still.length > 0) say(`going on without ${still.join(', ')}, which apt-get could not install`);
}

/**
 * @param {boolean} judged
 * @param {string | undefined} script
 */
function missingFor(judged, script) {
  const needed = systemPackages.filter(
    ({ judge, only, there }) => (judged || !judge) && (only === undefined || only === script) && !there(),
  );
  return [...new Set(needed.map(({ name }) => name))];
}

/** apt-get with the right to install, or nothing. */
function aptGet() {
  if (!hasCommand('apt-get')) return undefined;
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120'];
  if (process.getuid?.() === 0) return apt;
  return hasCommand('sudo') && quietly(['sudo', '-n', 'true']).ok ? ['sudo', '-n', ...apt] : undefined;
}

/**
 * All at once; if that fails, with fresh lists; if that fails, one by one, so that one unknown name does not cost the rest.
 * @param {string[]} apt
 * @param {string[]} wanted
 * @param {() => string[]} missing
 */
function install(apt, wanted, missing) {
  const add = (/** @type {string[]} */ names) =>
    quietly([...apt, 'install', '-y', '--no-install-recommends', ...names]).ok;
  if (hasLists() && add(wanted)) return missing();
  quietly([...apt, 'update']);
  if (!add(wanted) && wanted.length > 1) for (const name of wanted) add([name]);
  return missing();
}

/** @param {string} folder */
function readdirOf(folder) {
  return present(folder) ? readdirSync(folder) : [];
}

function hasLists() {
  const folder = '/var/lib/apt/lists';
  return present(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

const record = path.join(root, '.mado/apt-failed');

/** @param {string[]} names */
function failedBefore(names) {
  const failed = present(record) ? readFileSync(record, 'utf8').split('\n') : [];
  return names.every((name) => failed.includes(name));
}

/** @param {string[]} names */
function remember(names) {
  if (names.length === 0) return rmSync(record, { force: true });
  mkdirSync(path.dirname(record), { recursive: true });
  writeFileSync(record, names.join('\n'));
}
