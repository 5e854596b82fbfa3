import { expect, test } from 'vitest';

import { onStage } from './on-stage.ts';
import { triesOf } from './tries.ts';

onStage('cards', (stage) => {
  test.each([
    ['juki', '住民基本台帳カードは使えません'],
    ['licence', 'マイナンバーカードではないようです'],
    ['unreadable', 'カードを読み取れませんでした'],
  ])('%s: another card may be laid', async (card, words) => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays(card);
    await resident.readsOf(words);
    expect(await resident.sees('layCard', 'trouble')).toBe('layCard');
    await resident.lift();
    await resident.does({ do: 'layCard', card: 'single' });
    await resident.pin('1234');
    await resident.lifts();
    await resident.sees('options');
    await resident.taps('cancel');
    expect(await resident.sees('ended')).toBe('ended');
  });

  test.each([
    ['expired', 'カードの電子証明書の期限が切れています'],
    ['pin-blocked', '暗証番号が使えなくなっています'],
  ])('%s: the counter of this building helps, before any PIN', async (card, words) => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays(card);
    await resident.sees('trouble');
    expect(await resident.reads()).toContain(words);
    expect(await resident.reads()).toContain('電子証明書手続きコーナー(2階)');
  });

  test.each([
    ['forged', 'このカードを確認できませんでした'],
    ['revoked', 'カードの電子証明書が使えなくなっています'],
  ])('%s: the counter helps', async (card, words) => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays(card);
    if ((await resident.sees('enterPin', 'trouble')) === 'enterPin') await resident.pin('1234');
    await resident.sees('trouble');
    expect(await resident.reads()).toContain(words);
  });

  test('whoever may not be served is told the same, and not why', async () => {
    const { resident } = stage();
    const told = new Set<string>();
    for (const card of ['child', 'leaving', 'protected', 'moved-in-today', 'deceased', 'stranger']) {
      await resident.starts();
      await resident.lays(card);
      await resident.pin('1234');
      await resident.sees('trouble');
      told.add(await resident.reads());
      await resident.lift();
      await resident.leaves();
    }
    expect([...told]).toEqual([expect.stringContaining('この端末では交付できません')]);
  });

  test('lifted while it is read: it may be laid again', async () => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays('single');
    await resident.sees('readingCard');
    await resident.lift();
    await resident.readsOf('カードが読み取りの途中で離れました');
    await resident.does({ do: 'layCard', card: 'single' });
    await resident.sees('enterPin');
    expect(await triesOf(stage(), 'single')).toBe(3);
    await resident.taps('cancel');
    expect(await resident.sees('ended')).toBe('ended');
  });

  test('lifted while the PIN is typed: no digit and no try is used', async () => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays('single');
    await resident.sees('enterPin');
    await resident.taps('pinDigit', '1');
    await resident.lift();
    await resident.readsOf('カードが読み取りの途中で離れました');
    await resident.does({ do: 'layCard', card: 'single' });
    await resident.sees('enterPin');
    await resident.readsOf('あと3回');
    expect(await triesOf(stage(), 'single')).toBe(3);
    await resident.pin('1234');
    await resident.lifts();
    await resident.sees('options');
    await resident.taps('cancel');
    await resident.sees('ended');
  });

  test('a wrong PIN, then the right one', async () => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays('single');
    await resident.pin('9999');
    await resident.readsOf('暗証番号がちがいます');
    expect(await triesOf(stage(), 'single')).toBe(2);
    await resident.pin('1234');
    await resident.lifts();
    await resident.sees('options');
    expect(await triesOf(stage(), 'single')).toBe(3);
    await resident.taps('cancel');
    await resident.sees('ended');
  });

  test('the last try is asked for, and a wrong one locks the card', async () => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays('one-try-left');
    await resident.sees('confirmLastTry');
    await resident.taps('next');
    await resident.pin('9999');
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('暗証番号が使えなくなっています');
    expect(await triesOf(stage(), 'one-try-left')).toBe(0);
  });

  test('one kind is refused, another may be chosen', async () => {
    const { resident } = stage();
    await resident.starts();
    await resident.lays('no-seal', 'SealRegistration');
    await resident.pin('1234');
    await resident.lifts();
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('この端末では交付できません');
    await resident.taps('retry');
    await resident.sees('choose');
    await resident.taps('chooseKind', '住民票');
    await resident.sees('options');
    await resident.taps('cancel');
    await resident.sees('ended');
  });
});
