import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Language } from '#contract/language.ts';
import { Screen } from '#contract/screen.ts';

import { faultFrames } from '../samples/fault-frames.ts';
import { sampleFrames, sampleHello } from '../samples/frames.ts';
import { faultsOfLayout, faultsOfSize } from './layout.ts';
import { browserIsMissing } from './needs.ts';
import { openTheatre, SIZES, type Theatre } from './theatre.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** 20 mm on a 21.5-inch panel of 1,920 × 1,080 is 81 px. */
const LEAST = { touch: 81, letter: 22 };

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
    const { page } = theatre;
    expect([...(await faultsOfLayout(page)), ...(await faultsOfSize(page, LEAST))]).toEqual([]);
  });

  const cases = SIZES.flatMap((size) => Language.options.map((language) => ({ size, language })));
  test.each(cases)(
    '$language at $size.width × $size.height: nothing is clipped, covered or too small',
    async ({ size, language }) => {
      await theatre.page.setViewportSize(size);
      const faults: string[] = [];
      for (const { name, frame } of sampleFrames(language)) {
        await theatre.show(frame);
        const found = [...(await faultsOfLayout(theatre.page)), ...(await faultsOfSize(theatre.page, LEAST))];
        faults.push(...found.map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    120_000,
  );

  test.each(cases)(
    '$language at $size.width × $size.height: every fault has room for its words',
    async ({ size, language }) => {
      await theatre.page.setViewportSize(size);
      const faults: string[] = [];
      for (const frame of faultFrames(language)) {
        await theatre.show(frame);
        const found = await faultsOfLayout(theatre.page);
        faults.push(...found.map((fault) => `${JSON.stringify(frame.screen)}: ${fault}`));
      }
      expect(faults).toEqual([]);
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
    const frames = Language.options.flatMap((language) => sampleFrames(language));
    const faults: string[] = [];
    for (const { frame } of frames.filter(
      ({ name }) => name === 'pay' || name === 'closed' || name === 'idle',
    )) {
      await theatre.show(frame);
      faults.push(...(await faultsOfLayout(theatre.page)));
    }
    theatre.send(sampleHello);
    expect(faults).toEqual([]);
  });

  test.each(Language.options)(
    'axe finds nothing serious in %s',
    async (language) => {
      await theatre.page.setViewportSize(SIZES[0]);
      const faults: string[] = [];
      for (const { name, frame } of sampleFrames(language)) {
        await theatre.show(frame);
        const found = await theatre.page.evaluate<AxeFinding[]>(
          'axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => ' +
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

  test('the browser has nothing to complain of: no error, no breach of the policy', () => {
    expect(theatre.complaints).toEqual([]);
  });
});
