import { Language } from '#contract/language.ts';
import { Area, type Frame, type Screen } from '#contract/screen.ts';
import { guided } from '#flows/terminal/guidance.ts';
import texts from '#resources/texts/ja.json' with { type: 'json' };

import { board } from './board.ts';
import { owed } from './end-frames.ts';
import { bare } from './frames.ts';
import { help } from './places.ts';

/** Every fault that has words, at its worst: money owed where money can be, the card still on the reader elsewhere. */
export function faultFrames(language: Language): Frame[] {
  return Object.keys(texts.fault).map((key, place) => {
    const [area, code = 'other'] = key.split('/');
    const screen: Screen = {
      name: 'trouble',
      area: Area.parse(area),
      code,
      who: 'technician',
      money: area === 'cash' || area === 'printer' || area === 'terminal' ? owed : { state: 'none' },
      printed: area === 'printer' ? 1 : 0,
      canReceipt: false,
      slip: null,
      canRetry: false,
      help: null,
      cardOnReader: area === 'card' || area === 'person',
    };
    const shown = guided(screen, { places: () => help.places, board: () => board });
    return {
      ...bare,
      instance: place + 1000 * (21 + Language.options.indexOf(language)),
      language,
      screen: shown,
    };
  });
}
