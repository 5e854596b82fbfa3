import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { CoreProgram } from '#main/shell/core-process.ts';

/** What apt would bring along: Debian's packages that ours depends on. */
const DEPENDED = 'libpcsclite1,libudev1,libstdc++6,libusb-1.0-0,pcscd';

/** Why no Debian can be made here, or undefined when it can. */
export function whyNoCleanRoom(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can make one';
  const missing = ['debootstrap', 'dpkg-deb', 'mount'].find(
    (name) => spawnSync('which', [name]).status !== 0,
  );
  return missing === undefined ? undefined : `${missing} is missing`;
}

/** A Debian of its own in a folder: nothing of this checkout, of its Node, or of npm is in it. */
export class CleanRoom {
  readonly #folder: string;
  readonly #mounted: string[] = [];

  /** Makes it: about forty seconds, most of them download. */
  constructor(folder: string) {
    this.#folder = folder;
    if (existsSync(folder)) return;
    run('debootstrap', '--variant=minbase', `--include=${DEPENDED}`, 'bookworm', folder);
  }

  /** `dpkg --install`, with its maintainer scripts, in there. */
  install(deb: string): void {
    const inside = join(this.#folder, 'tmp/mado.deb');
    run('cp', deb, inside);
    this.run('dpkg', '--install', '/tmp/mado.deb');
  }

  /** Runs a command in there; answers what it printed. */
  run(...command: readonly string[]): string {
    return execFileSync('chroot', [this.#folder, ...command], { encoding: 'utf8' });
  }

  /** Writes a file in there. */
  put(file: string, text: string, mode = 0o644): void {
    const inside = join(this.#folder, file);
    mkdirSync(dirname(inside), { recursive: true });
    writeFileSync(inside, text, { mode });
  }

  /** Runs a command in there; answers how it ended and what it printed. */
  tries(...command: readonly string[]): { readonly status: number | null; readonly said: string } {
    const { status, stdout, stderr } = spawnSync('chroot', [this.#folder, ...command], { encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  }

  /** Shows a folder of the machine in there, at the same place if no other is named: wires end in folders. */
  show(folder: string, place = folder): void {
    const inside = join(this.#folder, place);
    mkdirSync(inside, { recursive: true });
    run('mount', '--bind', folder, inside);
    this.#mounted.push(inside);
  }

  /** The installed core, as a shell starts it; `node` stands for all of it, since it brings its own. */
  core(config: string): CoreProgram {
    const enter = `${this.#folder}.enter`;
    const lines = [
      '#!/bin/sh',
      'shift',
      `exec chroot '${this.#folder}' /usr/lib/mado/bin/run src/main/core.ts "$@"`,
    ];
    writeFileSync(enter, `${lines.join('\n')}\n`, { mode: 0o755 });
    return { node: enter, entry: 'src/main/core.ts', config };
  }

  close(): void {
    for (const inside of this.#mounted.toReversed()) run('umount', inside);
    this.#mounted.length = 0;
  }
}

function run(command: string, ...args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${done.stdout}${done.stderr}`);
}
