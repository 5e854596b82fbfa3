import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { EMPTY_TREE, grown, rootOf } from './audit-tree.ts';

/** The inputs with which Certificate Transparency's implementations are compared, and the heads they all find. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const HEADS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = INPUTS.map((input) =>
  createHash('sha256').update(Uint8Array.of(0)).update(input, 'hex').digest('hex'),
);

test.each([...HEADS.entries()])('the head over %d leaves is the one of RFC 6962', (size, head) => {
  expect(rootOf(grown(EMPTY_TREE, leaves.slice(0, size)))).toBe(head);
});

test('a tree grows in whatever portions to the same head', () => {
  for (let cut = 0; cut <= leaves.length; cut += 1) {
    const first = grown(EMPTY_TREE, leaves.slice(0, cut));
    expect(grown(first, leaves.slice(cut))).toEqual(grown(EMPTY_TREE, leaves));
  }
});

test('it keeps one hash for each bit of its size', () => {
  const many = Array.from({ length: 1000 }, () => leaves[0] ?? '');
  expect(grown(EMPTY_TREE, many).peaks).toHaveLength(6);
});
