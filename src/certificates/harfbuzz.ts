import { execFileSync, spawnSync } from 'node:child_process';
import { env } from 'node:process';

/** Whether HarfBuzz's own tool is here; on a build server it has to be. Tests only: an outside judge of which glyph a character is. */
export function hasHarfBuzz(): boolean {
  const here = spawnSync('hb-shape', ['--version']).error === undefined;
  if (!here && env['CI'] !== undefined) throw new Error('libharfbuzz-bin must be installed where CI is set');
  return here;
}

/** The glyph ids that HarfBuzz gives each text in a font file, text by text. */
export function shapedBy(fontFile: string, texts: readonly string[]): readonly (readonly number[])[] {
  const plain = ['--no-glyph-names', '--no-positions', '--no-clusters'];
  const lines = execFileSync('hb-shape', [...plain, fontFile], {
    input: texts.join('\n'),
    maxBuffer: 64_000_000,
    timeout: 60_000,
  });
  return lines
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(1, -1).split('|').map(Number));
}
