import { build } from './setup/build.mjs';
import { checkMachine } from './setup/machine.mjs';
import { installModules } from './setup/modules.mjs';
import { installPackages } from './setup/packages.mjs';

/**
 * Everything that Mado needs, each step only when needed; silent when all is there.
 * Throws a `SetUpError` where there is no going on.
 * @param {string | undefined} script what will run; without one everything is set up, and what failed before is tried again
 */
export function setUp(script) {
  checkMachine();
  const judged = script === undefined || script === 'tools/test.ts';
  installPackages({ judged, again: script === undefined, script });
  installModules();
  build();
}
