import type { Member } from '#contract/kinds/option.ts';
import type { Language } from '#contract/language.ts';

/** 続柄 in English, word by word; 子の子 is a child's child. */
const ENGLISH: Readonly<Record<string, string>> = {
  世帯主: 'Head of household',
  夫: 'husband',
  妻: 'wife',
  '夫（未届）': 'partner',
  '妻（未届）': 'partner',
  子: 'child',
  '子（子の夫）': 'son-in-law',
  '子（子の妻）': 'daughter-in-law',
  父: 'father',
  母: 'mother',
  兄: 'older brother',
  姉: 'older sister',
  弟: 'younger brother',
  妹: 'younger sister',
  筆頭者: 'head',
  配偶者: 'spouse',
  長男: 'oldest son',
  二男: 'second son',
  三男: 'third son',
  長女: 'oldest daughter',
  二女: 'second daughter',
  三女: 'third daughter',
  養子: 'adopted son',
  養女: 'adopted daughter',
  縁故者: 'relative',
  同居人: 'housemate',
};

/** Who a member is, in as few words as tell them apart: `2 妻`, `3 子 (1人目)`; names are not shown. */
export function memberText(
  { place, relationship, nth, self }: Member,
  language: Language,
  you: string,
): string {
  const word = language === 'ja' ? relationship : inEnglish(relationship);
  return `${place} ${word}${nth === null ? '' : ` ${nth}`}${self ? ` ${you}` : ''}`;
}

function inEnglish(relationship: string): string {
  const words = relationship.split(/の(?![^（]*）)/).map((word) => ENGLISH[word] ?? word);
  return capitalised(words.map((word, at) => (at < words.length - 1 ? `${word}’s` : word)).join(' '));
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
