import { statSync } from 'node:fs';

import type { Terminal } from '#contract/terminal.ts';

import { BUILT_AT } from '../version.ts';

/** What surrounds a core at its start. */
export interface Surroundings {
  /** ms since 1970. */
  readonly now: number;
  /** When the release was built, ms since 1970. */
  readonly builtAt: number;
  /** Switches that Node was started with, on the command line and in NODE_OPTIONS. */
  readonly switches: readonly string[];
  /** Permission bits of a file; undefined where it is not there. */
  readonly mode: (file: string) => number | undefined;
}

/** Everything that opens a process to a debugger, or loads code into it that is not its own. */
const FOREIGN =
  /^--(?:inspect|debug|require|import|loader|experimental-loader|eval|print|heapsnapshot|heap-prof|cpu-prof)/;

/** A clock may be this much behind the build, ms: time zones set wrongly, not years. */
const CLOCK_SLACK_MS = 24 * 60 * 60 * 1000;

/** Why a production terminal must not start like this, a line each with the fix. A demo may do all of it. */
export function unfitForProduction(
  { profile, center, staff }: Pick<Terminal, 'profile' | 'center' | 'staff'>,
  { now, builtAt, switches, mode }: Surroundings,
): readonly string[] {
  if (profile === 'demo') return [];
  const secrets = [
    ['center.secret', center.secret],
    ['staff', staff],
  ] as const;
  return [
    ...secrets.flatMap(([path, file]) =>
      file !== undefined && ((mode(file) ?? 0) & 0o007) !== 0
        ? [`${path}: ${file} can be read or changed by everybody; chmod o= ${file}`]
        : [],
    ),
    ...switches
      .filter((each) => FOREIGN.test(each))
      .map((each) => `profile: Node was started with ${each.split('=', 1)[0]}; production runs without it`),
    ...(now + CLOCK_SLACK_MS < builtAt
      ? ['profile: the clock is behind the day this release was built; set it (timedatectl)']
      : []),
  ];
}

export function surroundings(): Surroundings {
  const inherited = (process.env['NODE_OPTIONS'] ?? '').split(/\s+/).filter(Boolean);
  return {
    now: Date.now(),
    builtAt: BUILT_AT,
    switches: [...process.execArgv, ...inherited],
    mode: (file) => statSync(file, { throwIfNoEntry: false })?.mode,
  };
}
