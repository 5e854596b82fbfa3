import en from '#resources/texts/en.json' with { type: 'json' };
import ja from '#resources/texts/ja.json' with { type: 'json' };
import pt from '#resources/texts/pt.json' with { type: 'json' };
import slips from '#resources/texts/slips.json' with { type: 'json' };
import tl from '#resources/texts/tl.json' with { type: 'json' };
import { isJapanese, type Language } from '#contract/language.ts';
import type { ReceiptLine } from '#contract/slip.ts';

/** What a slip can say, in one language. */
export interface SlipWords {
  readonly say: (typeof slips)['ja'];
  item(item: ReceiptLine['item']): string;
}

type Kinds = Readonly<Record<Exclude<ReceiptLine['item'], 'relay'>, { readonly name: string }>>;

/** The languages of slips: those that the printed gothic (BIZ UDゴシック) has the letters for. */
export type SlipLanguage = keyof typeof slips;

export const WORDS: Readonly<Record<SlipLanguage, SlipWords>> = {
  ja: wordsOf(slips.ja, ja.kind),
  en: wordsOf(slips.en, en.kind),
  pt: wordsOf(slips.pt, pt.kind),
  tl: wordsOf(slips.tl, tl.kind),
};

/** What stands beside the Japanese for a visit in this language: itself, English where its letters cannot be printed, or nothing. */
export function printedBeside(language: Language): Exclude<SlipLanguage, 'ja'> | undefined {
  if (isJapanese(language)) return undefined;
  return language === 'pt' || language === 'tl' ? language : 'en';
}

function wordsOf(say: SlipWords['say'], kinds: Kinds): SlipWords {
  return { say, item: (item) => (item === 'relay' ? say.relay : kinds[item].name) };
}
