import type { Frame } from '#contract/screen.ts';
import type { Sentence } from '#contract/speech.ts';

import { outcomeSentences } from './money.ts';
import {
  acceptsWords,
  faultWords,
  lineWords,
  offerWords,
  paperWords,
  stoppedWords,
  typedWords,
} from './parts.ts';
import { helpSentences } from './places.ts';
import type { Words } from './words.ts';

/** A plain text is in the language of the screen. */
export type Said = string | Sentence;

/** What a screen shows, sentence by sentence, without its choices. */
export function screenSentences({ screen, money }: Frame, words: Words): readonly Said[] {
  const say = words.say.bind(words);
  switch (screen.name) {
    case 'idle':
      return [
        say('speech.idle'),
        ...screen.offers.map((offer) => offerWords(offer, words)),
        ...(screen.exactOnly ? [say('common.exactOnly')] : []),
      ];
    case 'closed':
      return [
        say('closed.title'),
        screen.next === null ? say('closed.ask') : say('closed.next', { when: words.moment(screen.next) }),
      ];
    case 'outOfService':
      return [
        say('outOfService.title'),
        faultWords(screen.area, screen.code, 'what', words),
        say(`who.${screen.who}`),
        say('outOfService.lead'),
      ];
    case 'choose': {
      const count = screen.basket.reduce((sum, line) => sum + line.copies, 0);
      return [
        say('choose.title'),
        ...(count > 0 ? [say('choose.inBasket', { count })] : []),
        ...screen.offers.flatMap((offer) => (offer.available.now ? [] : [offerWords(offer, words)])),
      ];
    }
    case 'layCard':
      return [
        ...(screen.trouble === null ? [] : [faultWords('card', screen.trouble, 'what', words)]),
        say('layCard.title'),
        screen.trouble === null ? say('layCard.lead') : faultWords('card', screen.trouble, 'do', words),
        say('speech.slot.card'),
        ...helpSentences(screen.help, words),
      ];
    case 'enterPin':
      return [
        ...(screen.wrongBefore ? [say('enterPin.wrong')] : []),
        say('enterPin.title'),
        say('enterPin.tries', { count: screen.triesLeft }),
        say('speech.pin.type'),
        say('speech.pin.fix'),
        ...typedWords(screen.entered, words),
      ];
    case 'confirmLastTry':
      return [
        say('confirmLastTry.title'),
        say('confirmLastTry.lead'),
        say('confirmLastTry.advice'),
        ...helpSentences(screen.help, words),
      ];
    case 'readingCard':
    case 'checkingCard':
    case 'liftCard':
    case 'preparing':
    case 'counting':
      return [say(`${screen.name}.title`), say(`${screen.name}.lead`)];
    case 'options':
    case 'items':
      return [say(`${screen.name}.title`)];
    case 'copies':
      return [
        say('copies.title'),
        say('copies.max', { count: screen.max }),
        lineWords(screen.line, words),
        say('speech.total', { amount: words.yen(screen.line.feeEach * screen.line.copies) }),
      ];
    case 'basket':
      return screen.lines.length === 0
        ? [say('basket.title'), say('basket.empty')]
        : [
            say('basket.title'),
            ...screen.lines.map((line) => lineWords(line, words)),
            say('speech.total', { amount: words.yen(screen.total) }),
          ];
    case 'confirm':
      return [
        say('confirm.title'),
        ...screen.lines.map((line) => lineWords(line, words)),
        ...(screen.total === 0
          ? [say('speech.free')]
          : [
              say('speech.total', { amount: words.yen(screen.total) }),
              ...(screen.exactOnly ? [say('common.exactOnly')] : []),
              acceptsWords(screen.accepts, words),
            ]),
      ];
    case 'pay':
      return [
        say('pay.title'),
        ...(screen.refused ? [say('pay.refused')] : []),
        ...(money ? [] : [say('money.label')]),
        acceptsWords(screen.accepts, words),
      ];
    case 'printing':
      return screen.step === 'waitingForStaff'
        ? [
            screen.code === 'takePaper'
              ? faultWords('printer', 'takePaper', 'what', words)
              : say('printing.staffTitle'),
            stoppedWords(screen.code, words),
            say('printing.staffLead'),
            ...(money && money.paid > 0 ? [say('outcome.held')] : []),
          ]
        : [
            say('printing.title'),
            say('printing.sheet', { sheet: screen.sheet, of: screen.of }),
            say('printing.lead'),
          ];
    case 'paperLocked':
      return [
        say('paperLocked.title'),
        say('paperLocked.lead'),
        ...(screen.resident ? [say('paperLocked.stay')] : []),
        ...(screen.money ? [say('paperLocked.money')] : []),
      ];
    case 'papersLeft':
      return [
        say('papersLeft.title'),
        say('papersLeft.lead'),
        say('papersLeft.owner'),
        say('papersLeft.next'),
      ];
    case 'staffNumber':
    case 'staffCode':
    case 'staffPaper':
    case 'staffMode':
      return [say('paperLocked.title')];
    case 'payingBack':
      return [
        say(`payingBack.${screen.why}`),
        `${words.yen(screen.amount)}${words.language === 'ja' ? '。' : '.'}`,
        say('payingBack.lead'),
      ];
    case 'takePapers':
      return screen.papers === null
        ? [say('takePapers.lastCall'), say('takePapers.lastCallLead')]
        : [
            ...(screen.stillThere ? [say('takePapers.stillThere')] : []),
            say('takePapers.title'),
            say('common.sheets', { count: screen.papers }),
            say(screen.watched ? 'takePapers.watched' : 'takePapers.lead'),
          ];
    case 'takeMoney':
      return [say(`takeMoney.${screen.why}`), words.yen(screen.amount), say('takeMoney.lead')];
    case 'printingSlip':
      return [
        say(`printingSlip.${screen.what}`),
        say('printingSlip.lead'),
        ...outcomeSentences({ money: screen.money, slip: null }, words),
      ];
    case 'relayNumber':
      return [
        ...(screen.trouble === null ? [] : [say(`relayNumber.${screen.trouble}`), say('relayNumber.again')]),
        say('relayNumber.title'),
        say('relayNumber.lead'),
        say('speech.pin.fix'),
        ...(screen.typed === '' ? [] : [say('speech.relay.typed', { digits: words.code(screen.typed) })]),
      ];
    case 'relayCalling':
      return [say(`relayCalling.${screen.step}`), say(`relayCalling.${screen.step}Lead`)];
    case 'relayConfirm':
      return [
        say('relayConfirm.title'),
        say('speech.slipNumber', { number: words.code(screen.slip) }),
        ...screen.items.map(({ kind, copies, feeEach }) =>
          say('speech.line', {
            name: say(`kind.${kind}.name`),
            chosen: '',
            copies: say('common.copies', { count: copies }),
            amount: words.yen(feeEach),
          }),
        ),
        say('speech.total', { amount: words.yen(screen.total) }),
        ...(screen.exactOnly ? [say('common.exactOnly')] : []),
        acceptsWords(screen.accepts, words),
      ];
    case 'relayFinished':
      return [
        say('relayFinished.title'),
        say(`relayFinished.${screen.receipt}`),
        say('speech.slipNumber', { number: words.code(screen.slip) }),
        ...outcomeSentences({ money: screen.money, slip: null }, words),
      ];
    case 'finished':
      return [
        say('finished.title'),
        `${say('finished.papers')}, ${say('common.sheets', { count: screen.papers })}`,
        `${say('finished.fee')}, ${words.yen(screen.fee)}`,
        `${say('finished.change')}, ${words.yen(screen.change)}`,
        ...outcomeSentences({ money: { state: 'none' }, slip: screen.slip }, words).slice(1),
        say('finished.lead'),
        ...(screen.cardOnReader ? [say('common.takeCardToo')] : []),
      ];
    case 'ended':
      return [
        say(`ended.${screen.why}`),
        say('ended.lead'),
        ...outcomeSentences(screen, words),
        ...(screen.cardOnReader ? [say('common.takeCardToo')] : []),
      ];
    case 'trouble':
      return [
        faultWords(screen.area, screen.code, 'what', words),
        say(`who.${screen.who}`),
        faultWords(screen.area, screen.code, 'do', words),
        ...helpSentences(screen.help, words),
        ...outcomeSentences(screen, words, screen.area === 'center' && screen.code === 'relayUnknown'),
        ...paperWords(screen, words),
        ...(screen.cardOnReader ? [say('common.takeCardToo')] : []),
      ];
  }
  return screen satisfies never;
}
