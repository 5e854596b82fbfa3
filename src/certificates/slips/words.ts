import en from '#resources/texts/en.json' with { type: 'json' };
import ja from '#resources/texts/ja.json' with { type: 'json' };
import slips from '#resources/texts/slips.json' with { type: 'json' };
import type { Language } from '#contract/language.ts';
import type { ReceiptLine } from '#contract/slip.ts';

/** What a slip can say, in one language. */
export interface SlipWords {
  readonly say: (typeof slips)['ja'];
  item(item: ReceiptLine['item']): string;
}

type Kinds = Readonly<Record<Exclude<ReceiptLine['item'], 'relay'>, { readonly name: string }>>;

export const WORDS: Readonly<Record<Language, SlipWords>> = {
  ja: wordsOf(slips.ja, ja.kind),
  en: wordsOf(slips.en, en.kind),
};

function wordsOf(say: SlipWords['say'], kinds: Kinds): SlipWords {
  return { say, item: (item) => (item === 'relay' ? say.relay : kinds[item].name) };
}
