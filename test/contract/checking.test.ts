import { describe, expect, test } from 'vitest';

import { fromBase64, toHex } from '#certificates/seal/bytes.ts';
import { contentToCbor } from '#certificates/seal/content.ts';
import { contentsOf } from '#certificates/seal/contents-of.ts';
import { serialHash } from '#certificates/seal/judge.ts';
import type { Knowledge } from '#certificates/seal/judge.ts';
import type { IssueLog } from '#certificates/seal/lists.ts';
import { locked } from '#certificates/seal/lock.ts';
import { labelText } from '#certificates/seal/secret.ts';
import { squeezed } from '#certificates/seal/squeeze.ts';
import { symbolsOf } from '#certificates/seal/symbols.ts';
import { checked } from '#checking/check.ts';
import { readingOf } from '#checking/reading.ts';

import { freshKeys, sealedPaper } from '../support/sealed-paper.ts';
import type { SealedPaper } from '../support/sealed-paper.ts';

// Every answer that a check can end with, from the symbols as a reader gives them.

const keys = freshKeys();
const knowledge: Knowledge = { trust: keys.trust() };
const paper = sealedPaper(keys);
const other = sealedPaper(keys);
const two = sealedPaper(keys, 5);

function front({ proof }: SealedPaper, page = 1) {
  const digest = proof.sheets[page - 1]?.digest ?? '';
  return [{ bytes: new Uint8Array(), text: labelText({ ...proof, digest }) }];
}

function back({ proof }: SealedPaper, page = 1, sealed = fromBase64(proof.sheets[page - 1]?.sealed ?? '')) {
  const laid = symbolsOf(sealed, { serial: proof.serial, page });
  if (!laid) throw new Error('it fits');
  return laid.symbols.map((bytes) => ({ bytes, text: '' }));
}

function outcome(symbols: Parameters<typeof readingOf>[0], known = knowledge): string {
  return checked(readingOf(symbols), undefined, known).outcome;
}

function logOf(at: string, ...papers: readonly SealedPaper[]): IssueLog {
  const entries = papers.flatMap(({ hashes }) => hashes.map((hash) => ({ hash: toHex(hash), at })));
  return { list: 'log', profile: 'demo', issued: at, entries };
}

test('front and back of one paper are good, and say what was printed', () => {
  const check = checked(readingOf([...front(paper), ...back(paper)]), undefined, knowledge);
  expect(check.outcome).toBe('good');
  expect(check.sheets[0]).toMatchObject({
    town: 'ひかり台町',
    content: contentsOf(paper.document, paper.proof.serial)[0],
    symbols: { read: 16, enough: 8 },
  });
});

test('any half of the symbols suffices, and one fewer does not', () => {
  const all = back(paper);
  expect(outcome([...front(paper), ...all.slice(0, 8)])).toBe('good');
  expect(outcome([...front(paper), ...all.slice(8)])).toBe('good');
  expect(outcome([...front(paper), ...all.filter((_, at) => at % 2 === 1)])).toBe('good');
  expect(outcome([...front(paper), ...all.slice(9)])).toBe('unreadable');
});

test('a paper of two sheets is good with both, and incomplete with one', () => {
  const whole = [1, 2].flatMap((page) => [...front(two, page), ...back(two, page)]);
  expect(outcome(whole)).toBe('good');
  expect(outcome([...front(two, 2), ...back(two, 2)])).toBe('incomplete');
});

describe('refuses', () => {
  test('a front and a back of different papers, and a back with the front of another page', () => {
    expect(outcome([...front(other), ...back(paper)])).toBe('differentPapers');
    expect(outcome([...front(paper), ...back(paper), ...front(other), ...back(other)])).toBe(
      'differentPapers',
    );
    expect(outcome([...front(two, 1), ...back(two, 2)])).toBe('differentPapers');
  });

  test('a back without its front', () => {
    const check = checked(readingOf(back(paper)), undefined, knowledge);
    expect(check.outcome).toBe('noFront');
    expect(JSON.stringify(check)).not.toContain('見本');
  });

  test('nothing, and codes of others', () => {
    expect(outcome([])).toBe('unreadable');
    expect(
      outcome([{ bytes: Buffer.from('https://example.invalid/'), text: 'https://example.invalid/' }]),
    ).toBe('unreadable');
  });

  test('content that was altered, though every symbol holds together', () => {
    const sealed = fromBase64(paper.proof.sheets[0]?.sealed ?? '');
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    expect(outcome([...front(paper), ...back(paper, 1, sealed)])).toBe('altered');
  });

  test('content that opens and that no town signed', () => {
    const { serial, secret } = paper.proof;
    const [content] = contentsOf(paper.document, serial);
    if (!content) throw new Error('a page');
    const sealed = locked(squeezed(contentToCbor(content)), { serial, page: 1, pages: 1 }, secret);
    expect(outcome([...front(paper), ...back(paper, 1, sealed)])).toBe('unsigned');
  });

  const good = [...front(paper), ...back(paper)];

  test('a key that is unknown, or not valid on the day', () => {
    expect(outcome(good, { trust: freshKeys().trust() })).toBe('unknownKey');
    const trust = knowledge.trust;
    const later = trust.keys.map((key) => ({ ...key, from: '2026-11-25' }));
    const earlier = trust.keys.map((key) => ({ ...key, until: '2026-11-23' }));
    expect(outcome(good, { trust: { ...trust, keys: later } })).toBe('keyNotValid');
    expect(outcome(good, { trust: { ...trust, keys: earlier } })).toBe('keyNotValid');
  });

  test('a compromised key, unless the log has the hash from before', () => {
    const compromisedSince = '2026-11-24T12:00:00.000Z';
    const trust = {
      ...knowledge.trust,
      keys: knowledge.trust.keys.map((key) => ({ ...key, compromisedSince })),
    };
    expect(outcome(good, { trust })).toBe('compromisedKey');
    expect(outcome(good, { trust, log: logOf('2026-11-24T12:00:00.000Z', paper) })).toBe('compromisedKey');
    expect(outcome(good, { trust, log: logOf('2026-11-24T11:59:59.999Z', paper) })).toBe('good');
  });

  test('a void serial', () => {
    const serials = [{ hash: serialHash(paper.proof.serial), reason: 'jam' as const, since: '2026-11-24' }];
    expect(outcome(good, { ...knowledge, voids: { ...keys.voids(), serials } })).toBe('voidSerial');
    expect(
      outcome([...front(other), ...back(other)], { ...knowledge, voids: { ...keys.voids(), serials } }),
    ).toBe('good');
  });

  test('what was signed and never logged', () => {
    expect(outcome(good, { ...knowledge, log: logOf('2026-11-24T01:00:00.000Z', other) })).toBe(
      'neverLogged',
    );
    expect(outcome(good, { ...knowledge, log: logOf('2026-11-24T01:00:00.000Z', paper) })).toBe('good');
  });
});
