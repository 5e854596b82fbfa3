import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { openComposer } from '#certificates/compose.ts';
import { installedFonts } from '#certificates/fonts.ts';
import { USUAL_PATCH } from '#certificates/guard/patches.ts';
import { hasPoppler } from '#certificates/poppler.ts';
import { sampleDocument } from '#certificates/sample-document.ts';
import { SAMPLES } from '#certificates/samples/all.ts';

/**
 * `npm run gallery -- --out DIR [--pdf] [--only NAME]`: every kind of certificate, under its options, with the data that is hardest to set,
 * page by page as PNG, and an `index.html` that shows them all. For people to look at. Needs poppler-utils.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-results/gallery' },
    only: { type: 'string', default: '' },
    dpi: { type: 'string', default: '100' },
    pdf: { type: 'boolean', default: false },
  },
});

if (!hasPoppler()) throw new Error('poppler-utils is needed: apt-get install poppler-utils');
mkdirSync(values.out, { recursive: true });
const composer = openComposer({ fonts: installedFonts() });
const shown: string[] = [];
for (const { name, data } of SAMPLES.filter((sample) => sample.name.startsWith(values.only))) {
  const composed = composer.compose(sampleDocument(data), { sample: false, demo: true, guard: USUAL_PATCH });
  if (!composed.ok) {
    console.error(`${name}: ${composed.error.code}`);
    process.exitCode = 1;
    continue;
  }
  const file = join(values.out, name);
  if (values.pdf) writeFileSync(`${file}.pdf`, composed.value.pdf);
  execFileSync('pdftoppm', ['-png', '-r', values.dpi, '-', file], { input: composed.value.pdf });
  shown.push(name);
}
const pictures = readdirSync(values.out)
  .filter((file) => file.endsWith('.png'))
  .toSorted();
const figures = shown.flatMap((name) =>
  pictures
    .filter((file) => new RegExp(`^${name}-\\d+\\.png$`).test(file))
    .map((file) => `<figure><img src="${file}" alt=""><figcaption>${file}</figcaption></figure>`),
);
writeFileSync(join(values.out, 'index.html'), page(figures));
console.log(`${shown.length} documents, ${figures.length} pages in ${values.out}`);
if (shown.length === 0) process.exitCode = 1;

function page(all: readonly string[]): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>Mado: every certificate</title>
<style>
  body { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); font: 1rem sans-serif; background: #ddd }
  figure { margin: 0 } img { width: 100%; background: #fff; border: 1px solid #888 }
</style>
${all.join('\n')}
</html>
`;
}
