import { isBase, type Language } from '#contract/language.ts';
import { type Look, NORMAL_LOOK, isNormal } from '#contract/look.ts';
import type { Frame } from '#contract/screen.ts';

import type { SampleFrame } from '../samples/sample.ts';
import { demandsOf, faultsOfPage } from './layout.ts';
import { SIZES, type Theatre } from './theatre.ts';

/** 見やすさ as it is looked at: each by itself, and all at once, which is the hardest. */
export const LOOKS: readonly { readonly name: string; readonly look: Look }[] = [
  { name: 'normal', look: NORMAL_LOOK },
  { name: 'large', look: { ...NORMAL_LOOK, letters: 'large' } },
  { name: 'contrast', look: { ...NORMAL_LOOK, contrast: 'high' } },
  { name: 'low', look: { ...NORMAL_LOOK, reach: 'low' } },
  { name: 'all', look: { letters: 'large', contrast: 'high', reach: 'low' } },
];

/** One way in which every screen is seen. */
export interface Setting {
  readonly language: Language;
  readonly size: (typeof SIZES)[number];
  readonly look: (typeof LOOKS)[number];
}

/** Every setting of these, in an order in which the window is seldom resized. */
export function settingsOf(
  languages: readonly Language[],
  sizes: readonly (typeof SIZES)[number][] = SIZES,
  looks: readonly (typeof LOOKS)[number][] = LOOKS,
): Setting[] {
  return sizes.flatMap((size) =>
    looks.flatMap((look) => languages.map((language) => ({ size, look, language }))),
  );
}

/** How a setting is called: `ja, small, large`. */
export const nameOf = ({ language, size, look }: Setting): string =>
  `${language}, ${size.name}, ${look.name}`;

/** Beyond those of the samples: in every setting each screen is an instance of its own. */
let instance = 100_000;

/** A frame as it looks in this setting. */
export function framed(frame: Frame, { look }: Setting): Frame {
  instance += 1;
  return { ...frame, instance, look: look.look };
}

/** What is wrong with these screens in one setting, in words. */
export async function faultsIn(
  theatre: Theatre,
  frames: readonly SampleFrame[],
  setting: Setting,
): Promise<string[]> {
  const { size, look, language } = setting;
  await theatre.page.setViewportSize(size);
  const asked = demandsOf(look.look, size.name === 'portrait');
  // A longer language may need a step where Japanese and English stand whole.
  const faults: string[] = [];
  for (const { name, frame, opens } of frames) {
    // 係員モード has one look: it is a tool of those who work with it every day.
    if (frame.screen.name === 'staffMode' && !isNormal(look.look)) continue;
    const shown = framed(frame, setting);
    if (opens === undefined) theatre.send(shown);
    else await showOpened(theatre, shown, opens);
    // Staff, who know their screens, may have to step.
    const whole = asked.whole && isBase(language) && frame.screen.name !== 'staffMode';
    const demands = { ...asked, whole };
    faults.push(
      ...(await faultsOfPage(theatre.page, demands, shown.instance)).map((fault) => `${name}: ${fault}`),
    );
  }
  return faults;
}

/** Shows a frame with what this button opens over it. */
export async function showOpened(theatre: Theatre, frame: Frame, opens: string | undefined): Promise<void> {
  await theatre.show(frame);
  if (opens === undefined) return;
  await theatre.page.locator(opens).dispatchEvent('click');
  await theatre.page.locator('dialog[open]').waitFor();
}
