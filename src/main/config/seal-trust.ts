import { readFileSync } from 'node:fs';

import { fromHex } from '#certificates/seal/bytes.ts';
import { Anchor, openList, TrustList } from '#certificates/seal/lists.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Terminal } from '#contract/terminal.ts';

import type { ConfigFault } from './load.ts';

/** The list of signing keys, believed by its anchor; one of the other profile is refused. */
export function readSealTrust(
  seal: NonNullable<Terminal['seal']>,
  profile: Terminal['profile'],
): Result<TrustList, ConfigFault> {
  const anchor = Anchor.safeParse(readJson(seal.anchor)).data;
  if (!anchor)
    return err({
      file: seal.anchor,
      lines: ['seal.anchor: is no anchor.json of `npm run keys`; install it'],
    });
  const trust = openList(readJson(seal.trust), TrustList, fromHex(anchor.anchor));
  if (!trust)
    return err({
      file: seal.trust,
      lines: ['seal.trust: is not signed by seal.anchor; restore both files as they were installed together'],
    });
  const [wrong] = [anchor.profile, trust.profile].filter((each) => each !== profile);
  if (wrong !== undefined)
    return err({
      file: seal.trust,
      lines: [
        `seal: these are ${wrong} keys, and this terminal is ${profile}; make keys with --profile ${profile}`,
      ],
    });
  return ok(trust);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // missing or no JSON: what is wrong is said by whoever needs it
  }
}
