import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Language } from '#contract/language.ts';

import { faultFrames } from '../test/samples/fault-frames.ts';
import { sampleFrames, sampleHello } from '../test/samples/frames.ts';
import type { SampleFrame } from '../test/samples/sample.ts';
import {
  faultsIn,
  framed,
  LOOKS,
  nameOf,
  settingsOf,
  showOpened,
  type Setting,
} from '../test/browser/matrix.ts';
import { openTheatre, SIZES, type Theatre } from '../test/browser/theatre.ts';
import { galleryPage, type Picture } from './screens/page.ts';

/**
 * Draws every screen and every fault in every language, size and look into PNG files and a page to leaf through them; with
 * `--check`, looks for what is clipped, covered, too small, too pale or out of reach instead, and ends with 1 if anything is.
 * `--only` takes the beginning of a sample's name, `--size`, `--language` and `--look` one of theirs. Needs `vite build` and
 * Chromium.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-results/screens' },
    check: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    size: { type: 'string' },
    language: { type: 'string' },
    look: { type: 'string' },
  },
});

/** Every option that is not said stands for all of them; one that is not known is a mistake to be told. */
function chosen<T>(all: readonly T[], name: (one: T) => string, option: string | undefined): T[] {
  const found = all.filter((one) => name(one) === (option ?? name(one)));
  if (found.length === 0) throw new Error(`"${option}" is none of ${all.map(name).join(', ')}`);
  return found;
}

const named = ({ name }: { readonly name: string }): string => name;
const settings = settingsOf(
  chosen(Language.options, (language) => language, values.language),
  chosen(SIZES, named, values.size),
  chosen(LOOKS, named, values.look),
);

/** The samples, and every fault under its area and code. */
function framesOf(language: Language): SampleFrame[] {
  const faults = faultFrames(language).map((frame) => {
    const { screen } = frame;
    return { name: screen.name === 'trouble' ? `fault-${screen.area}-${screen.code}` : screen.name, frame };
  });
  return [...sampleFrames(language), ...faults].filter(({ name }) => name.startsWith(values.only));
}

async function check(theatre: Theatre): Promise<boolean> {
  let complaints = 0;
  let looked = 0;
  for (const [place, setting] of settings.entries()) {
    const frames = framesOf(setting.language);
    const faults = await faultsIn(theatre, frames, setting);
    looked += frames.length;
    complaints += faults.length;
    console.error(
      `${place + 1}/${settings.length} ${nameOf(setting)}: ${frames.length} screens, ${faults.length} complaints`,
    );
    for (const fault of faults) console.log(`${nameOf(setting)}: ${fault}`);
  }
  console.log(`${looked} screens looked at, ${complaints} complaints`);
  return looked > 0 && complaints === 0;
}

async function draw(theatre: Theatre): Promise<boolean> {
  mkdirSync(values.out, { recursive: true });
  const pictures: Picture[] = [];
  // Before its first frame the page shows that it waits.
  for (const size of 'away'.startsWith(values.only) ? SIZES : []) {
    const file = `away.ja.${size.name}.normal.png`;
    await theatre.page.setViewportSize(size);
    await theatre.page.screenshot({ path: join(values.out, file) });
    pictures.push({ name: 'away', file, language: 'ja', size: size.name, look: 'normal' });
  }
  for (const [place, setting] of settings.entries()) {
    await theatre.page.setViewportSize(setting.size);
    for (const { name, frame, opens } of framesOf(setting.language)) {
      const file = fileOf(name, setting);
      await showOpened(theatre, framed(frame, setting), opens);
      await theatre.page.screenshot({ path: join(values.out, file) });
      const { language, size, look } = setting;
      pictures.push({ name, file, language, size: size.name, look: look.name });
    }
    console.error(`${place + 1}/${settings.length} ${nameOf(setting)}`);
  }
  writeFileSync(join(values.out, 'index.html'), galleryPage(pictures));
  console.log(`${pictures.length} pictures; open ${join(values.out, 'index.html')}`);
  return pictures.length > 0;
}

function fileOf(name: string, { language, size, look }: Setting): string {
  return `${name}.${language}.${size.name}.${look.name}.png`;
}

const theatre = await openTheatre(sampleHello);
try {
  const good = await (values.check ? check(theatre) : draw(theatre));
  for (const complaint of theatre.complaints) console.error(complaint);
  process.exitCode = good && theatre.complaints.length === 0 ? 0 : 1;
} finally {
  await theatre.close();
}
