import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DemoCards } from '#contract/cards.ts';
import type { DemoCard } from '#contract/cards.ts';

const file = join(import.meta.dirname, '../../../resources/town/cards.json');

export const DEMO_CARDS: readonly DemoCard[] = DemoCards.parse(JSON.parse(readFileSync(file, 'utf8'))).cards;

/** The subject of a bench card's certificate. */
export function subjectOf(id: string): string {
  const card = DEMO_CARDS.find((card) => card.id === id);
  if (!card?.commonName) throw new Error(`${id} is no card with a certificate`);
  return `C=JP, CN=${card.commonName}`;
}
