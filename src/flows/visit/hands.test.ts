import { expect, test } from 'vitest';

import { PersonKey } from '#contract/ids.ts';

import { Rehearsal } from '../testing/visit.ts';
import type { Rehearsal as Visit } from '../testing/visit.ts';

/** Every page that is composed from now on. */
function composedBy({ desk }: Visit): Uint8Array[] {
  const pages: Uint8Array[] = [];
  const compose = desk.composer.compose.bind(desk.composer);
  desk.composer.compose = (document) => {
    const made = compose(document);
    if (made.ok) pages.push(made.value.pdf);
    return made;
  };
  return pages;
}

const isWiped = (page: Uint8Array) => page.length > 0 && page.every((byte) => byte === 0);

test('pages of another person are overwritten as soon as they are found', async () => {
  const visit = await new Rehearsal().start();
  const pages = composedBy(visit);
  visit.desk.documentsFor = PersonKey.parse('b'.repeat(64));
  await visit.toBasket(2);
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'trouble', code: 'personMismatch' });
  expect(pages.map(isWiped)).toEqual([true, true]);
});

test('pages that were not printed are overwritten with the visit', async () => {
  const visit = await new Rehearsal().start();
  const pages = composedBy(visit);
  await visit.toPay();
  expect(pages.map(isWiped)).toEqual([false]);
  await visit.tap('cancel', 'next');
  expect(visit.name).toBe('idle');
  expect(pages.map(isWiped)).toEqual([true]);
});
