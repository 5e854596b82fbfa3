import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Language } from '#contract/language.ts';
import type { Frame } from '#contract/screen.ts';
import { ToCore } from '#contract/action.ts';

import { sampleFrames, sampleHello } from '../samples/frames.ts';
import { demandsOf, faultsOfPage } from './layout.ts';
import { browserIsMissing } from './needs.ts';
import { openTheatre, SIZES, type Theatre } from './theatre.ts';

/** The letters that each language is set in. */
const FONTS: Readonly<Record<Language, string>> = {
  ja: 'BIZ UDPGothic',
  'ja-x-easy': 'BIZ UDPGothic',
  en: 'BIZ UDPGothic',
  'zh-Hans': 'Noto Sans SC',
  'zh-Hant': 'Noto Sans TC',
  ko: 'Noto Sans KR',
  vi: 'Noto Sans',
  pt: 'Noto Sans',
  ne: 'Noto Sans',
  tl: 'Noto Sans',
};

/** Above the numbers of the samples. */
let instance = 300_000;

function sample(name: string, language: Language, furigana = false): Frame {
  const found = sampleFrames(language).find((each) => each.name === name);
  if (!found) throw new Error(`there is no sample ${name}`);
  instance += 1;
  return { ...found.frame, furigana, instance };
}

describe.skipIf(browserIsMissing())('ten languages in a browser', () => {
  let theatre: Theatre;
  let devtools: CDPSession;
  beforeAll(async () => {
    theatre = await openTheatre(sampleHello);
    await theatre.page.setViewportSize(SIZES[1]);
    devtools = await theatre.page.context().newCDPSession(theatre.page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
  });
  afterAll(() => theatre.close());

  /** The fonts that the texts of an element were really drawn with; those of the machine are marked. */
  async function fontsOf(selector: string): Promise<string[]> {
    const { root } = await devtools.send('DOM.getDocument');
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName, isCustomFont }) =>
      isCustomFont ? familyName : `${familyName} (machine)`,
    );
  }

  /** The last thing that the page said. */
  function said(): unknown {
    return ToCore.parse(JSON.parse(theatre.heard.at(-1) ?? '')).action;
  }

  test.each(Language.options)(
    '%s is drawn with letters of its own, which came with the build',
    async (language) => {
      for (const name of ['choose', 'take-papers']) {
        await theatre.show(sample(name, language));
        expect(await theatre.page.evaluate(() => document.documentElement.lang)).toBe(language);
        const fonts = await fontsOf('main h1');
        expect([
          name,
          [...new Set(fonts.map((font) => font.replace(/ (?:Thin|Variable|Bold)$/, '')))],
        ]).toEqual([name, [FONTS[language]]]);
      }
    },
  );

  test('letters are loaded for the language on the screen, and for no other', async () => {
    const loaded = () =>
      theatre.page.evaluate(() => [
        ...new Set(
          [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        ),
      ]);
    const back = theatre.connected();
    await theatre.page.reload();
    await back;
    await theatre.show(sample('choose', 'ja'));
    expect((await loaded()).join()).not.toContain('Noto');
    await theatre.show(sample('choose', 'ko'));
    expect((await loaded()).filter((family) => family.includes('Noto'))).toEqual([
      expect.stringContaining('Noto Sans KR'),
    ]);
  });

  test.each(SIZES)('the choice of languages has room at $name, each by its own name', async (size) => {
    await theatre.page.setViewportSize(size);
    const frame = sample('enter-pin', 'vi');
    await theatre.show(frame);
    await theatre.page.locator('[data-action=chooseLanguage]').click();
    expect(await faultsOfPage(theatre.page, demandsOf(frame.look, size.name === 'portrait'))).toEqual([]);
    const names = await theatre.page.locator('dialog [data-action=setLanguage]').allInnerTexts();
    expect(
      names.map((name) => name.replaceAll(/\s/g, '')).map((name) => name.replace('にほんご', '')),
    ).toEqual([
      '日本語',
      'やさしい日本語',
      'English',
      '简体中文',
      '繁體中文',
      '한국어',
      'TiếngViệt',
      'Português',
      'नेपाली',
      'Tagalog',
    ]);
  });

  test('in a visit the choice changes the language and closes; before one it begins the visit', async () => {
    await theatre.show(sample('enter-pin', 'vi'));
    await theatre.page.locator('[data-action=chooseLanguage]').click();
    await theatre.page.locator('dialog [lang=ne] button').click();
    expect(said()).toEqual({ name: 'setLanguage', language: 'ne' });
    expect(await theatre.page.locator('dialog').count()).toBe(0);

    await theatre.show(sample('idle', 'ja'));
    await theatre.page.locator('[data-action=chooseLanguage]').click();
    await theatre.page.locator('dialog [lang=zh-Hant] button').click();
    expect(said()).toEqual({ name: 'start', language: 'zh-Hant' });
  });

  test('Japanese has readings when they are asked for, easy Japanese always, and no other language has any', async () => {
    const readings = () => theatre.page.locator('main rt').allInnerTexts();
    await theatre.show(sample('choose', 'ja'));
    expect(await readings()).toEqual([]);
    await theatre.page.locator('[data-action=setFurigana]').click();
    expect(said()).toEqual({ name: 'setFurigana', shown: true });
    await theatre.show(sample('choose', 'ja', true));
    expect(await readings()).toContain('しょうめいしょ');
    await theatre.show(sample('choose', 'ja-x-easy'));
    expect(await readings()).toContain('しょうめいしょ');
    expect(await theatre.page.locator('[data-action=setFurigana]').count()).toBe(0);
    await theatre.show(sample('choose', 'zh-Hans', true));
    expect(await readings()).toEqual([]);
  });

  test('staff are spoken to in Japanese, whatever the visit speaks', async () => {
    await theatre.show(sample('staff-number', 'ne'));
    expect(await theatre.page.evaluate(() => document.documentElement.lang)).toBe('ja');
    expect(theatre.complaints).toEqual([]);
  });
});
