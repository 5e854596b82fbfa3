import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isBase, Language } from '#contract/language.ts';

import { readBooks } from './books.ts';
import { missingOnPlainWires } from './needs-plain.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const FEE = 200;

interface Texts {
  readonly language: { readonly name: string };
  readonly layCard: { readonly title: string };
  readonly confirm: { readonly title: string };
  readonly finished: { readonly title: string };
}

async function textsIn(language: Language): Promise<Texts> {
  const texts: { readonly default: Texts } = await import(`#resources/texts/${language}.json`, {
    with: { type: 'json' },
  });
  return texts.default;
}

describe.skipIf(missingOnPlainWires)('a whole visit in each language', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ wires: 'plain' });
  });
  afterAll(async () => {
    await stage?.close();
  });

  test.each(Language.options)(
    '%s from the first screen to the last, and nothing of it is left for the next person',
    async (language) => {
      const { resident, page } = stage;
      const texts = await textsIn(language);
      const spoken = () => page.evaluate(() => document.documentElement.lang);
      const title = async () =>
        (await page
          .locator('h1')
          .first()
          .evaluate((heading) => {
            for (const reading of heading.querySelectorAll('rt')) reading.remove();
            return heading.textContent;
          })) ?? '';
      const before = -readBooks(stage.ledger).balance('revenue');

      await resident.sees('idle');
      expect(await spoken()).toBe('ja');
      if (isBase(language)) {
        await resident.taps('start', texts.language.name);
      } else {
        await page.locator('[data-action=chooseLanguage]').click();
        await page.locator(`dialog [lang="${language}"] button`).click();
      }
      await resident.sees('choose');
      expect(await spoken()).toBe(language);
      await resident.taps('chooseKind', '住民票');
      await resident.sees('layCard');
      expect(await title()).toBe(texts.layCard.title);
      await resident.does({ do: 'layCard', card: 'family-of-four' });
      await resident.pin('1234');
      await resident.sees('liftCard');
      await resident.does({ do: 'liftCard' });
      for (const screen of ['options', 'copies', 'basket'] as const) {
        await resident.sees(screen);
        await resident.taps('next');
      }
      await resident.sees('confirm');
      expect(await title()).toBe(texts.confirm.title);
      await resident.taps('next');
      await resident.pays(100, 100);
      await resident.sees('takePapers');
      await resident.does({ do: 'takeSheets' });
      await resident.taps('next');
      await resident.sees('finished');
      expect(await title()).toBe(texts.finished.title);
      await resident.leaves();
      expect(await spoken()).toBe('ja');
      expect(-readBooks(stage.ledger).balance('revenue') - before).toBe(FEE);
    },
    60_000,
  );

  test('another language in the middle of a visit loses nothing of it', async () => {
    const { resident, page } = stage;
    await resident.starts('en');
    await resident.taps('chooseKind', '住民票');
    await resident.sees('layCard');
    await resident.does({ do: 'layCard', card: 'family-of-four' });
    await resident.pin('1234');
    await resident.sees('liftCard');
    await resident.does({ do: 'liftCard' });
    for (const screen of ['options', 'copies', 'basket', 'confirm'] as const) {
      await resident.sees(screen);
      await resident.taps('next');
    }
    await resident.pays(100);
    await resident.readsOf('¥100');
    await page.locator('[data-action=chooseLanguage]').click();
    await page.locator('dialog [lang="zh-Hans"] button').click();
    await resident.readsOf('100日元');
    await resident.sees('pay');
    await resident.taps('cancel');
    await resident.leaves();
    const { cash } = await resident.looks();
    expect(cash.tray).toBe(100);
    await resident.does({ do: 'takeTray' });
  });
});
