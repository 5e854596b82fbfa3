import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Processor } from './contents.ts';
import { digestOf, filesIn, settle, writeInto } from './folder.ts';

/** How hard zstd tries: `small` is what a terminal gets, `quick` the same package for tests. */
export type Compression = keyof typeof LEVELS;
const LEVELS = { small: 19, quick: 1 } as const;

/** Libraries that Node and the addons are linked against, and what the core talks to. */
export const DEPENDS = [
  'libc6 (>= 2.31)',
  'libstdc++6',
  'libpcsclite1',
  'libudev1',
  'libusb-1.0-0',
  'pcscd',
] as const;

/** What a whole terminal has besides: the window, its session, the rules. */
export const RECOMMENDS = [
  'chromium',
  'espeak-ng',
  'xserver-xorg-core',
  'xserver-xorg-input-libinput',
  'xinit',
  'matchbox-window-manager',
  'polkitd',
  'usbguard',
  'systemd-timesyncd | time-daemon',
  'fonts-ipamj-mincho',
] as const;

/** Packs what is laid out below `root` as a Debian package (deb(5), deb-control(5)); the same bytes for the same input. */
export function packDeb(options: {
  readonly root: string;
  /** Maintainer scripts. */
  readonly scripts: string;
  readonly file: string;
  readonly version: string;
  readonly processor: Processor;
  readonly epoch: number;
  readonly compression: Compression;
}): void {
  const { root, scripts, file, version, processor, epoch, compression } = options;
  const files = filesIn(root);
  const kilobytes = files.reduce((sum, name) => sum + Math.ceil(lstatSync(join(root, name)).size / 1024), 0);
  const control = join(root, 'DEBIAN');
  writeInto(join(control, 'control'), controlOf(version, processor, kilobytes));
  writeInto(
    join(control, 'md5sums'),
    files.map((name) => `${digestOf(join(root, name), 'md5')}  ${name}\n`).join(''),
  );
  writeInto(
    join(control, 'conffiles'),
    files
      .filter((name) => name.startsWith('etc/'))
      .map((name) => `/${name}\n`)
      .join(''),
  );
  for (const script of filesIn(scripts))
    writeInto(join(control, script), readFileSync(join(scripts, script)), 0o755);
  settle(root, epoch);
  // One thread: with several, zstd cuts the stream by the number of processors.
  const flags = ['--root-owner-group', '-Zzstd', `-z${LEVELS[compression]}`, '--threads-max=1'];
  execFileSync('dpkg-deb', [...flags, '--build', root, file], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch), LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function controlOf(version: string, processor: Processor, kilobytes: number): string {
  return `${[
    'Package: mado',
    `Version: ${version}`,
    `Architecture: ${processor}`,
    'Maintainer: Mado <mado@localhost>',
    `Installed-Size: ${kilobytes}`,
    `Depends: ${DEPENDS.join(', ')}`,
    `Recommends: ${RECOMMENDS.join(', ')}`,
    'Section: misc',
    'Priority: optional',
    'Description: self-service terminal for municipal certificates',
    ' Core, screens and Chromium shell of Mado, with the Node that they run on.',
  ].join('\n')}\n`;
}
