import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isBase, Language } from '#contract/language.ts';
import { Screen } from '#contract/screen.ts';
import { DRIFT_EVERY, driftAt } from '#renderer/drift.ts';

import { faultFrames } from '../samples/fault-frames.ts';
import { sampleFrames, sampleHello } from '../samples/frames.ts';
import { NORMAL_LOOK } from '#contract/look.ts';

import { demandsOf, faultsOfPage } from './layout.ts';
import { faultsIn, framed, LOOKS, nameOf, settingsOf } from './matrix.ts';
import { browserIsMissing } from './needs.ts';
import { openTheatre, SIZES, type Theatre } from './theatre.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The languages that are drawn in every size and look here. The others are drawn where room is scarcest. */
const BASE = Language.options.filter(isBase);
const OTHERS = Language.options.filter((language) => !isBase(language));
const TIGHT = SIZES.filter(({ name }) => name === 'small');
const PLAIN = LOOKS.filter(({ name }) => name === 'normal');

interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

test('the samples show every screen', () => {
  const shown = new Set(sampleFrames('ja').map(({ frame }) => frame.screen.name));
  const names = Screen.options.map((option) => option.shape.name.value);
  expect(names.filter((name) => !shown.has(name))).toEqual([]);
});

describe.skipIf(browserIsMissing())('in a browser', () => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = await openTheatre(sampleHello);
    await theatre.page.evaluate(AXE);
  }, 60_000);
  afterAll(async () => {
    await theatre.close();
  });

  test.each(SIZES)('before the first frame, $name shows one calm page', async (size) => {
    await theatre.page.setViewportSize(size);
    await theatre.page.locator('[data-screen=away]').waitFor();
    expect(await faultsOfPage(theatre.page, demandsOf(NORMAL_LOOK, size.name === 'portrait'))).toEqual([]);
  });

  const settings = settingsOf(BASE).map((setting) => ({
    name: nameOf(setting),
    setting,
  }));
  test.each(settings)(
    '$name: nothing is clipped, covered, too small or too pale',
    async ({ setting }) => {
      expect(await faultsIn(theatre, sampleFrames(setting.language), setting)).toEqual([]);
    },
    120_000,
  );

  test.each(settingsOf(OTHERS, TIGHT, PLAIN).map((setting) => ({ name: nameOf(setting), setting })))(
    '$name: nothing is clipped, covered, too small or too pale',
    async ({ setting }) => {
      expect(await faultsIn(theatre, sampleFrames(setting.language), setting)).toEqual([]);
    },
    120_000,
  );

  test('Japanese has room for its readings', async () => {
    const frames = sampleFrames('ja').map(({ name, frame }) => ({
      name,
      frame: { ...frame, furigana: true },
    }));
    // Like easy Japanese: with readings it is longer, and may need a step.
    for (const setting of settingsOf(['ja-x-easy'], TIGHT, PLAIN)) {
      expect(await faultsIn(theatre, frames, setting)).toEqual([]);
    }
  }, 120_000);

  const hardest = settings.filter(
    ({ setting }) => setting.look.name === 'normal' || setting.look.name === 'all',
  );
  test.each(hardest)(
    '$name: every fault has room for its words',
    async ({ setting }) => {
      const frames = faultFrames(setting.language).map((frame) => ({
        name: JSON.stringify(frame.screen),
        frame,
      }));
      expect(await faultsIn(theatre, frames, setting)).toEqual([]);
    },
    120_000,
  );

  test.each(SIZES)('$name keeps its places when the names of town and office are long', async (size) => {
    await theatre.page.setViewportSize(size);
    theatre.send({
      ...sampleHello,
      town: { ja: '東西南北川沿窓辺町(見本の町)', en: 'Higashi-Nishi-Madobe City' },
      helpDesk: '0000-0000-0000 (99)',
      site: { ja: '本町駅前行政サービスコーナー', en: 'Honcho Station Administrative Service Corner' },
    });
    const frames = BASE.flatMap((language) => sampleFrames(language));
    const faults: string[] = [];
    for (const { frame } of frames.filter(
      ({ name }) => name === 'pay' || name === 'closed' || name === 'idle',
    )) {
      await theatre.show(frame);
      faults.push(...(await faultsOfPage(theatre.page, demandsOf(frame.look, size.name === 'portrait'))));
    }
    theatre.send(sampleHello);
    expect(faults).toEqual([]);
  });

  test.each(LOOKS.map((look) => ({ name: look.name, look })))(
    'axe finds nothing serious in the look $name',
    async ({ look }) => {
      const faults: string[] = [];
      const seen = new Set<string>();
      for (const [place, { name, frame }] of sampleFrames('ja').entries()) {
        // What differs by the sample alone is looked at once; every screen is looked at in every look.
        if (look.name !== 'normal' && seen.has(frame.screen.name)) continue;
        seen.add(frame.screen.name);
        // Both languages take turns, and the sizes too: axe looks at structure, which they share.
        const size = SIZES[place % SIZES.length] ?? SIZES[0];
        const language = Language.options[place % Language.options.length] ?? 'ja';
        await theatre.page.setViewportSize(size);
        await theatre.show(framed({ ...frame, language }, { size, look, language }));
        const found = await theatre.page.evaluate<AxeFinding[]>(
          "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => " +
            '({ id, impact, nodes: nodes.map(({ html }) => ({ html })) })))',
        );
        for (const { id, impact, nodes } of found) {
          faults.push(...nodes.map(({ html }) => `${name}: ${id} (${impact}) ${html}`));
        }
      }
      expect(faults.filter((fault) => /\((?:serious|critical)\)/.test(fault))).toEqual([]);
    },
    120_000,
  );

  test('words and buttons stand at once: only pictures move, and none for those who asked for stillness', async () => {
    const moving = () =>
      theatre.page.evaluate(() =>
        document.getAnimations().map(({ effect }) => {
          const target = effect instanceof KeyframeEffect ? effect.target : null;
          return target?.closest('svg') ? 'picture' : `${target?.tagName}.${target?.className}`;
        }),
      );
    const seen = new Set<string>();
    await theatre.page.emulateMedia({ reducedMotion: 'no-preference' });
    for (const { frame } of sampleFrames('ja')) {
      await theatre.show(frame);
      for (const each of await moving()) seen.add(each);
    }
    await theatre.page.emulateMedia({ reducedMotion: 'reduce' });
    expect([...seen]).toEqual(['picture']);
    expect(await moving()).toEqual([]);
  });

  test('the icon comes with the build, so that no browser asks for another', async () => {
    const icon = await theatre.page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
      const answer = link ? await fetch(link.href) : undefined;
      return answer && [answer.status, answer.headers.get('content-type')];
    });
    expect(icon).toEqual([200, 'image/svg+xml']);
  });

  test('a picture that stands wanders by some pixels, so that nothing burns in; the next one stands in its place', async () => {
    const place = () =>
      theatre.page.evaluate(() => document.querySelector<HTMLElement>('.page')?.style.translate);
    const sampleOf = (screen: string) => {
      const found = sampleFrames('ja').find(({ name }) => name === screen);
      if (!found) throw new Error(`no sample ${screen}`);
      return found.frame;
    };
    await theatre.page.clock.install();
    await theatre.show(sampleOf('closed'));
    expect(await place()).toBe('');
    await theatre.page.clock.runFor(DRIFT_EVERY);
    const { x, y } = driftAt(1);
    expect(await place()).toBe(`${x}px ${y}px`);
    await theatre.show(sampleOf('idle'));
    expect(await place()).toBe('');
  });

  test('the browser has nothing to complain of: no error, no breach of the policy', () => {
    expect(theatre.complaints).toEqual([]);
  });
});
