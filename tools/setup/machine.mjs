import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The npm package that brings Node 24 for this processor. */
export const nodePackage = path.join(root, 'node_modules', `node-linux-${process.arch}`);

/** Mado's own Node; not the one that runs the set-up. */
export const node = path.join(nodePackage, 'bin/node');

/** What the set-up cannot mend: said in one line, without a stack. */
export class SetUpError extends Error {}

/**
 * One line, before something takes long. On stderr: stdout belongs to the script, which may print JSON.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`mado: ${line}\n`);
}

/** Throws unless this is a machine that Mado can run on. */
export function checkMachine() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new SetUpError(`Node ${process.versions.node} is too old for the set-up: it needs 20 or newer.`);
  }
  if (process.platform !== 'linux') {
    throw new SetUpError(
      `Mado runs on Linux; this is ${process.platform}. Its Node, the PC/SC virtual reader and the IPP reference ` +
        'printer are missing here. A Linux container or virtual machine will do.',
    );
  }
  if (process.arch !== 'x64' && process.arch !== 'arm64') {
    throw new SetUpError(`Mado runs on x64 and arm64; this is ${process.arch}.`);
  }
}

/**
 * @param {string} file
 * @param {number} [mode]
 */
export function present(file, mode = constants.F_OK) {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a command is to be had; daemons live in sbin, which is not on everyone's PATH.
 * @param {string} name
 */
export function hasCommand(name) {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && present(path.join(folder, name), constants.X_OK));
}

/**
 * Runs a command quietly, at most a quarter of an hour.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env] on top of ours
 * @returns {{ ok: boolean, output: string }} the output's last lines
 */
export function quietly([command = '', ...args], env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    timeout: 900_000,
    killSignal: 'SIGKILL',
  });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`;
  return { ok: done.status === 0, output: output.trim().split('\n').slice(-15).join('\n') };
}
