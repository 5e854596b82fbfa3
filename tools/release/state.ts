import { lstatSync } from 'node:fs';
import { join } from 'node:path';

import { statementOf } from '#release/medium.ts';
import { ReleaseStatement } from '#release/statement.ts';

import type { Processor } from './contents.ts';
import { digestOf, writeInto } from './folder.ts';
import { run } from './run.ts';
import { momentOf } from './sbom/part.ts';
import type { Source } from './source.ts';

/** How long after its commit a release may be installed: security fixes of Chromium and Node do not wait longer. Seconds. */
const GOOD_FOR_S = 400 * 24 * 60 * 60;

/** Writes what the keepers of the keys sign. The same release has the same statement, whoever builds it. */
export function stateRelease(release: {
  readonly out: string;
  readonly file: string;
  readonly source: Source;
  readonly model: string;
  readonly processor: Processor;
  readonly manifestSha256: string;
}): void {
  const { out, file, source, model, processor, manifestSha256 } = release;
  const { version, counter, commit, epoch } = source;
  const statement = ReleaseStatement.parse({
    type: 'mado-release',
    version,
    model,
    processor,
    counter,
    commit,
    built: momentOf(epoch),
    expires: momentOf(epoch + GOOD_FOR_S),
    bytes: lstatSync(join(out, file)).size,
    sha256: digestOf(join(out, file)),
    manifest: manifestSha256,
  } satisfies ReleaseStatement);
  writeInto(join(out, statementOf(file)), `${JSON.stringify(statement, null, 2)}\n`);
}

/** `verify-release.mjs`: the terminal's own check as one readable file, for whoever has Node and nothing else of Mado. */
export function buildVerifier(tree: string, node: string, out: string): void {
  const config = 'tools/release/verifier.vite.config.ts';
  run([node, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', config], tree, {
    NODE_ENV: 'production',
    MADO_VERIFIER_OUT: out,
  });
}
