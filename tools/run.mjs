import { spawn } from 'node:child_process';

import { setUp } from './setup.mjs';
import { node, root, say, SetUpError } from './setup/machine.mjs';

/**
 * `node tools/run.mjs [script.ts] [args…]`: brings the machine to where Mado runs, then runs the script on Mado's own Node.
 * It runs on the machine's Node, and therefore is plain JavaScript without dependencies.
 */
const [script, ...args] = process.argv.slice(2);

try {
  setUp(script);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exit(1);
}
if (script !== undefined) run(node, [script, ...args]);

/**
 * The script's exit code, or the signal that ended it, becomes ours.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal gives Ctrl+C to the whole foreground group: the script has had its own already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    throw error;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
