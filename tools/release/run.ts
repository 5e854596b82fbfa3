import { spawnSync } from 'node:child_process';

/** Runs a command to its end; throws with what it said where it fails. */
export function run(
  [command = '', ...args]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): void {
  const done = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${done.stdout}${done.stderr}`);
}
