import type { Screen } from '#contract/screen.ts';

import { chosenWords } from './options.ts';
import type { Words } from './words.ts';

type Of<Name extends Screen['name']> = Extract<Screen, { name: Name }>;

/** One certificate on offer, and when it can be had if not now. */
export function offerWords({ kind, fee, available }: Of<'idle'>['offers'][number], words: Words): string {
  const name = words.say(`kind.${kind}.name`);
  if (available.now) return words.say('speech.offer.fee', { name, fee: words.yen(fee) });
  if (available.next === null) return words.say('speech.offer.staff', { name });
  return words.say('speech.offer.later', { name, when: words.moment(available.next) });
}

/** One line of the basket. */
export function lineWords({ options, copies, feeEach }: Of<'copies'>['line'], words: Words): string {
  return words.say('speech.line', {
    name: words.say(`kind.${options.kind}.name`),
    chosen: chosenWords(options, words),
    copies: words.say('common.copies', { count: copies }),
    amount: words.yen(feeEach),
  });
}

/** 使えるお金 */
export function acceptsWords(accepts: readonly number[], words: Words): string {
  const each = accepts.map((amount) =>
    words.say(amount >= 1000 ? 'speech.money.note' : 'speech.money.coin', { amount: words.yen(amount) }),
  );
  return words.say('speech.accepts', { list: each.join(words.language === 'ja' ? '、' : ', ') });
}

/** How many digits, never which. */
export function typedWords(entered: number, words: Words): readonly string[] {
  if (entered === 0) return [];
  if (entered === 4) return [words.say('speech.pin.full')];
  return [
    words.say('enterPin.entered', { count: entered }),
    words.say('speech.pin.left', { count: 4 - entered }),
  ];
}

/** The words for a fault; a code without its own gets the general ones of its area. */
export function faultWords(area: string, code: string, part: 'what' | 'do', words: Words): string {
  const own = `fault.${area}/${code}.${part}`;
  const general = `fault.${area}/other.${part}`;
  if (words.has(own)) return words.say(own);
  if (words.has(general)) return words.say(general);
  throw new Error(`no words for a fault of ${area}`);
}

/** Who puts right what stopped the printer, and how. */
export function stoppedWords(code: string | null, words: Words): string {
  const own = `printing.staff.${code ?? 'other'}`;
  return words.has(own) ? words.say(own) : words.say('printing.staff.other');
}

/** Papers are spoken of where some came out, or where one might wait for them. */
export function paperWords({ area, code, printed }: Of<'trouble'>, words: Words): readonly string[] {
  if (printed > 0)
    return [words.say('trouble.printed', { papers: words.say('common.sheets', { count: printed }) })];
  if (code === 'restarted' || code === 'paperInDoubt') return [words.say('trouble.noneKnown')];
  return area === 'printer' ? [words.say('trouble.none')] : [];
}
