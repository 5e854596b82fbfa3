import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Language } from '#contract/language.ts';

import { openTheatre, SIZES } from '../test/browser/theatre.ts';
import { sampleFrames, sampleHello } from '../test/samples/frames.ts';

/**
 * Draws every screen in every language and size into PNG files, for people to look at. Needs `vite build` and Chromium.
 * `--only` takes the beginning of a sample's name, `--size` and `--language` one of theirs.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-results/screens' },
    only: { type: 'string', default: '' },
    size: { type: 'string' },
    language: { type: 'string' },
  },
});

mkdirSync(values.out, { recursive: true });
const theatre = await openTheatre(sampleHello);
const sizes = SIZES.filter(({ name }) => name === (values.size ?? name));
let drawn = 0;
try {
  for (const { name: size, width, height } of sizes) {
    await theatre.page.setViewportSize({ width, height });
    await theatre.page.screenshot({ path: join(values.out, `away.${size}.png`) });
    drawn += 1;
  }
  for (const { name: size, width, height } of sizes) {
    await theatre.page.setViewportSize({ width, height });
    for (const language of Language.options.filter((option) => option === (values.language ?? option))) {
      for (const { name, frame } of sampleFrames(language).filter(({ name }) =>
        name.startsWith(values.only),
      )) {
        await theatre.show(frame);
        await theatre.page.screenshot({ path: join(values.out, `${name}.${language}.${size}.png`) });
        drawn += 1;
      }
    }
  }
} finally {
  await theatre.close();
}
console.log(`${drawn} pictures in ${values.out}`);
for (const complaint of theatre.complaints) console.error(complaint);
process.exitCode = theatre.complaints.length === 0 && drawn > 0 ? 0 : 1;
