import { measureCard } from './card.ts';
import { type Chapter, figure } from './figure.ts';

/** APDUs that a whole read with PIN and signature may take, by the kind of card; and the software's share of the card's own time. */
const MOST_APDUS = { 'extended length': 8, 'short commands only': 20 } as const;
const MOST_SHARE = 0.1;

/** One visit's card work: how many commands, and how much time beside the card's own. */
export async function measureCardWork(): Promise<Chapter> {
  const measured = await measureCard();
  return {
    title: 'The card: read, PIN and signature, on a card as slow as a comparable contact card',
    figures: measured.flatMap(({ reader, card, apdus, cardMs, wireMs, softwareMs, share, bareShare }) => [
      figure(`APDUs, ${card}, ${reader}`, '', { count: apdus }, { goal: { count: MOST_APDUS[card] } }),
      figure(
        `software, ${card}, ${reader}`,
        'ms',
        { mean: softwareMs, card: cardMs, wire: wireMs },
        { against: ["the card's own time", share] },
      ),
      figure(
        `software over the card's time, ${card}, ${reader}: all, the binding and the daemon alone, the driver`,
        '',
        { all: share, bare: bareShare, driver: share - bareShare },
        { goal: { driver: MOST_SHARE } },
      ),
    ]),
  };
}
