import { expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';
import { IssueId } from '#contract/ids.ts';
import { ok } from '#contract/result.ts';
import type { Composer } from '#flows/visit/desk.ts';

import {
  composer,
  documentOf,
  PaperDesk,
  paysAndWaits,
  person,
  terminalWith,
} from '../support/real-paper.ts';

// What happened in 2023 and 2024 to fifteen residents of other systems: a certificate of somebody else. Each incident is replayed
// with the real composer, the real flow and the real printer driver; only the center, or a part put in on purpose, is wrong.

const [hanako, taro] = [person('a'), person('b')];

test('the right document: it is printed for the one who stands there', async () => {
  const desk = new PaperDesk();
  const visit = await terminalWith(desk);
  await visit.toPay();
  await paysAndWaits(visit);
  expect(visit.name).toBe('takePapers');
  expect(desk.papersOf()).toEqual([hanako]);
  expect(desk.machine.truth().out).toHaveLength(1);
});

test('two requests within a second at two terminals: each prints its own', async () => {
  const desks = [new PaperDesk(), new PaperDesk()];
  desks[1]?.serves(taro);
  const visits = await Promise.all(desks.map(terminalWith));
  await Promise.all(visits.map((visit) => visit.toPay()));
  await Promise.all(visits.map(paysAndWaits));
  expect(desks.map((desk) => desk.papersOf())).toEqual([[hanako], [taro]]);
});

test('two requests within a second, and the later overwrites the earlier: the first terminal stops, nothing is printed', async () => {
  const [first, second] = [new PaperDesk(), new PaperDesk()];
  second.serves(taro);
  // One place for the document of "the" request: what is written last is what both get.
  let kept = documentOf(hanako, IssueId.parse('earlier'));
  const overwritten: PaperDesk['sends'] = (document) => {
    kept = document.personKey === taro ? document : documentOf(taro, document.issue);
    return kept;
  };
  first.sends = overwritten;
  second.sends = overwritten;
  const visits = await Promise.all([first, second].map(terminalWith));
  await visits[0]?.toBasket();
  await visits[1]?.toBasket();
  await visits[1]?.tap('next');
  await visits[0]?.tap('next');
  expect(visits[0]?.screen).toMatchObject({ name: 'trouble', area: 'terminal', code: 'personMismatch' });
  expect(first.raised).toContainEqual(expect.objectContaining({ id: 'person.mismatch' }));
  expect(first.papersOf()).toEqual([]);
  await visits[0]?.tap('next');
  expect(visits[0]?.screen).toMatchObject({ name: 'outOfService', code: 'personMismatch' });
  expect(visits[1]?.name).toBe('confirm');
});

test('the previous user’s paper: the center still has it, and the terminal stops before money is asked for', async () => {
  const desk = new PaperDesk();
  const visit = await terminalWith(desk);
  await visit.toPay();
  await paysAndWaits(visit);
  await visit.tap('next', 'next', 'next');
  expect(visit.name).toBe('idle');
  desk.serves(taro);
  desk.sends = (document) => documentOf(hanako, document.issue);
  await visit.toBasket();
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'trouble', code: 'personMismatch', money: { state: 'none' } });
  expect(desk.papersOf()).toEqual([hanako]);
});

test('the previous user’s paper: nothing of it is left in the terminal’s hands, nor in the composer', async () => {
  const desk = new PaperDesk();
  const visit = await terminalWith(desk);
  await visit.toPay();
  await paysAndWaits(visit);
  await visit.tap('next', 'next', 'next');
  desk.serves(taro);
  await visit.toPay();
  await paysAndWaits(visit);
  expect(desk.papersOf()).toEqual([hanako, taro]);
});

test('a program for one server in a town of several: it answers with a document that another server made', async () => {
  const desk = new PaperDesk();
  desk.sends = (document) => ({ ...documentOf(taro, document.issue), issueNumber: document.issueNumber });
  const visit = await terminalWith(desk);
  await visit.toBasket();
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'trouble', code: 'personMismatch' });
  expect(desk.papersOf()).toEqual([]);
});

test('shared file names: another page in the same place after the check, and before the printer, is found on the way out', async () => {
  const spool = Buffer.alloc(1_000_000);
  const shared: Composer = {
    ...composer,
    compose(document) {
      const made = composer.compose(document);
      if (!made.ok) return made;
      spool.fill(0);
      spool.set(made.value.pdf);
      return ok({ ...made.value, pdf: spool.subarray(0, made.value.pdf.length) });
    },
  };
  const desk = new PaperDesk(shared);
  const visit = await terminalWith(desk);
  await visit.toPay();
  // Somebody else's certificate is composed under the same name while this resident looks for coins.
  const other = shared.compose(documentOf(taro, IssueId.parse('somebody-else')));
  expect(other.ok).toBe(true);
  await paysAndWaits(visit);
  await settled();
  expect(desk.raised).toContainEqual(expect.objectContaining({ id: 'person.mismatch' }));
  expect(desk.papersOf()).toEqual([]);
  expect(desk.machine.truth().out).toEqual([]);
  expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 500 });
  await visit.tap('next', 'next');
  expect(visit.screen).toMatchObject({ name: 'outOfService', code: 'personMismatch' });
});

test.each<[string, (pdf: Uint8Array) => Uint8Array]>([
  ['a page less than was composed', (pdf) => pdf],
  ['bytes that are cut', (pdf) => pdf.subarray(0, pdf.length - 100)],
  ['no bytes at all', () => new Uint8Array()],
])('a composer that hands on %s: nothing is printed', async (what, spoil) => {
  const broken: Composer = {
    ...composer,
    compose(document) {
      const made = composer.compose(document);
      if (!made.ok) return made;
      const sheets = what.startsWith('a page') ? made.value.sheets + 1 : made.value.sheets;
      return ok({ ...made.value, sheets, pdf: spoil(made.value.pdf) });
    },
  };
  const desk = new PaperDesk(broken);
  const visit = await terminalWith(desk);
  await visit.toBasket();
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'trouble', code: 'personMismatch' });
  expect(desk.papersOf()).toEqual([]);
});
