import relationships from '#resources/texts/relationships.json' with { type: 'json' };
import type { Member } from '#contract/kinds/option.ts';
import { isJapanese, type Language } from '#contract/language.ts';

interface RelationshipWords {
  /** How 子の子 is said, a child’s child. */
  readonly of: string;
  readonly word: Readonly<Record<string, string>>;
}

/** Who a member is, in as few words as tell them apart: `2 妻`, `3 子 (1人目)`; names are not shown. */
export function memberText(
  { place, relationship, nth, self }: Member,
  language: Language,
  you: string,
): string {
  const word = isJapanese(language)
    ? relationship
    : capitalised(translated(relationship, relationships[language]));
  return `${place} ${word}${nth === null ? '' : ` ${nth}`}${self ? ` ${you}` : ''}`;
}

/** 続柄 word by word; one that is not known stays as it is registered. */
function translated(relationship: string, { of, word }: RelationshipWords): string {
  return relationship
    .split(/の(?![^（]*）)/)
    .map((each) => word[each] ?? each)
    .reduce((above, who) => of.replace('{{of}}', above).replace('{{who}}', who));
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
