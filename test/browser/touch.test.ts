import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { ToCore } from '#contract/action.ts';
import { NORMAL_LOOK } from '#contract/look.ts';
import type { Frame } from '#contract/screen.ts';

import { sampleFrames, sampleHello } from '../samples/frames.ts';
import { browserIsMissing } from './needs.ts';
import { openTheatre, type Theatre } from './theatre.ts';

function sample(name: string): Frame {
  const found = sampleFrames('ja').find((each) => each.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.frame;
}

describe.skipIf(browserIsMissing())('touch', () => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = await openTheatre(sampleHello);
  }, 60_000);
  beforeEach(() => {
    theatre.heard.length = 0;
  });
  afterAll(async () => {
    await theatre.close();
  });

  async function heard(count: number) {
    await expect.poll(() => theatre.heard.length).toBe(count);
    return theatre.heard.map((message) => ToCore.parse(JSON.parse(message)));
  }

  async function middleOf(selector: string) {
    const box = await theatre.page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  }

  test('a button looks pressed while the finger lies on it, and acts when the finger leaves', async () => {
    const frame = sample('take-papers');
    await theatre.show(frame);
    const { x, y } = await middleOf('[data-action=next]');
    await theatre.page.mouse.move(x, y);
    await theatre.page.mouse.down();
    await theatre.page.locator('[data-action=next][data-pressed]').waitFor();
    expect(theatre.heard).toEqual([]);
    await theatre.page.mouse.move(x + 20, y + 10);
    await theatre.page.mouse.up();
    expect(await heard(1)).toEqual([{ type: 'action', instance: frame.instance, action: { name: 'next' } }]);
    await theatre.page.locator('[data-action=next]:not([data-pressed])').waitFor();
  });

  test('a finger that slides off has changed its mind', async () => {
    await theatre.show(sample('enter-pin'));
    const { x, y, width } = await middleOf('.key-5');
    await theatre.page.mouse.move(x, y);
    await theatre.page.mouse.down();
    await theatre.page.mouse.move(x + width, y);
    await theatre.page.mouse.up();
    await theatre.page.touchscreen.tap(x, y);
    expect((await heard(1)).map(({ action }) => action)).toEqual([{ name: 'pinDigit', digit: 5 }]);
  });

  test('a finger that landed on one screen does nothing on the next', async () => {
    await theatre.show(sample('take-papers'));
    const { x, y } = await middleOf('[data-action=next]');
    await theatre.page.mouse.move(x, y);
    await theatre.page.mouse.down();
    await theatre.show(sample('take-money'));
    await theatre.page.mouse.up();
    await theatre.page.touchscreen.tap(x, y);
    expect((await heard(1)).map(({ instance }) => instance)).toEqual([sample('take-money').instance]);
  });

  test('a language change does not take the finger off', async () => {
    const frame = sample('take-papers');
    await theatre.show(frame);
    const { x, y } = await middleOf('[data-action=next]');
    await theatre.page.mouse.move(x, y);
    await theatre.page.mouse.down();
    await theatre.show({ ...frame, language: 'en' });
    await theatre.page.locator('html[lang=en]').waitFor();
    await theatre.page.mouse.up();
    expect(await heard(1)).toHaveLength(1);
  });

  test('each digit leaves at once, twice the same if it was typed twice, and none stays', async () => {
    await theatre.show(sample('enter-pin'));
    for (const digit of [1, 1, 0]) {
      const { x, y } = await middleOf(`.key-${digit}`);
      await theatre.page.touchscreen.tap(x, y);
    }
    const digits = (await heard(3)).map(({ action }) => action);
    expect(digits).toEqual([1, 1, 0].map((digit) => ({ name: 'pinDigit', digit })));
    const kept = await theatre.page.evaluate(() => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
    ]);
    expect(kept).toEqual([0, 0, '']);
  });

  test('a keyboard or a switch acts, too', async () => {
    await theatre.show(sample('copies'));
    await theatre.page.locator('[data-action=setCopies]').nth(1).focus();
    await theatre.page.keyboard.press('Enter');
    expect((await heard(1)).map(({ action }) => action)).toEqual([{ name: 'setCopies', copies: 3 }]);
  });

  test('a disabled button says nothing', async () => {
    await theatre.show(sample('enter-pin'));
    const { x, y } = await middleOf('[data-action=next]');
    await theatre.page.touchscreen.tap(x, y);
    const erase = await middleOf('[data-action=pinErase]');
    await theatre.page.touchscreen.tap(erase.x, erase.y);
    expect((await heard(1)).map(({ action }) => action)).toEqual([{ name: 'pinErase' }]);
  });

  test('the page takes the keys and gestures of a browser for itself', async () => {
    await theatre.show(sample('idle'));
    const refused = await theatre.page.evaluate(() => {
      const refuses = (event: Event) => !document.body.dispatchEvent(event);
      const all = { bubbles: true, cancelable: true };
      return {
        reload: refuses(new KeyboardEvent('keydown', { ...all, key: 'r', ctrlKey: true })),
        help: refuses(new KeyboardEvent('keydown', { ...all, key: 'F1' })),
        menu: refuses(new MouseEvent('contextmenu', all)),
        drag: refuses(new Event('dragstart', all)),
        drop: refuses(new Event('drop', all)),
        selection: refuses(new Event('selectstart', all)),
        tab: refuses(new KeyboardEvent('keydown', { ...all, key: 'Tab' })),
      };
    });
    expect(refused).toEqual({
      reload: true,
      help: true,
      menu: true,
      drag: true,
      drop: true,
      selection: true,
      tab: false,
    });
  });

  test('見やすさ is changed from any screen, which stays as it is; only the warning of the time goes before', async () => {
    const frame = sample('enter-pin');
    await theatre.show(frame);
    const panel = theatre.page.locator('.look-panel');
    const look = await middleOf('.look-switch');
    await theatre.page.touchscreen.tap(look.x, look.y);
    await panel.waitFor();
    const contrast = await middleOf('.look-choice:nth-child(2)');
    await theatre.page.touchscreen.tap(contrast.x, contrast.y);
    const chosen = { ...NORMAL_LOOK, contrast: 'high' } as const;
    expect(await heard(1)).toEqual([
      { type: 'action', instance: frame.instance, action: { name: 'setLook', look: chosen } },
    ]);
    theatre.send({ ...frame, look: chosen });
    await theatre.page
      .locator('html[data-contrast=high] .look-choice:nth-child(2)[aria-pressed=true]')
      .waitFor();
    expect(await theatre.page.locator('.pin-circles [data-filled]').count()).toBe(2);
    theatre.send({ ...frame, look: chosen, secondsLeft: 20 });
    await theatre.page.locator('.time-warning').waitFor();
    expect(await panel.count()).toBe(0);
    theatre.send(frame);
    await theatre.page.locator('html[data-contrast=normal] .look-panel').waitFor();
    const close = await middleOf('.look-panel .button-main');
    await theatre.page.touchscreen.tap(close.x, close.y);
    await panel.waitFor({ state: 'detached' });
    expect(theatre.heard).toHaveLength(1);
  });

  test('what does not fit is looked through to its end in steps, and back', async () => {
    const view = () =>
      theatre.page.evaluate(() => {
        const {
          scrollTop = -1,
          scrollHeight = 0,
          clientHeight = 0,
        } = document.querySelector('.paged-view') ?? {};
        return { top: scrollTop, end: scrollHeight - clientHeight };
      });
    await theatre.show({ ...sample('choose-all'), look: { ...NORMAL_LOOK, letters: 'large' } });
    const { end } = await view();
    expect(end).toBeGreaterThan(0);
    for (let steps = 0; steps < 10 && (await view()).top < end; steps += 1) {
      const down = await middleOf('.paged-down');
      await theatre.page.touchscreen.tap(down.x, down.y);
      await expect.poll(async () => (await view()).top).toBeGreaterThan(0);
    }
    await theatre.page.locator('.paged-down:disabled').waitFor();
    expect((await view()).top).toBeCloseTo(end, 0);
    const up = await middleOf('.paged-up');
    await theatre.page.touchscreen.tap(up.x, up.y);
    await expect.poll(async () => (await view()).top).toBeLessThan(end);
    expect(theatre.heard).toEqual([]);
  });

  test('waits calmly while the core is away, comes back, and yields once it is replaced', async () => {
    await theatre.show(sample('idle'));
    const again = theatre.connected();
    theatre.hangUp(1012);
    await theatre.page.locator('[data-screen=away]').waitFor();
    await again;
    await theatre.show(sample('choose'));
    theatre.hangUp(4001);
    await theatre.page.locator('[data-screen=replaced]').waitFor();
    expect(await theatre.page.locator('button').count()).toBe(0);
  });

  test('the browser has nothing to complain of: no error, no breach of the policy', () => {
    expect(theatre.complaints).toEqual([]);
  });
});
