import type { Stage } from './stage.ts';

/** PIN tries left of a card, as the card keeps them itself. */
export async function triesOf({ resident }: Stage, card: string): Promise<number> {
  const { cards } = (await resident.looks()).card;
  const found = cards.find(({ id }) => id === card);
  if (!found) throw new Error(`the bench has no card ${card}`);
  return found.triesLeft;
}
