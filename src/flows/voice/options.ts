import type { Options } from '#contract/certificate.ts';
import { Answer, ItemName } from '#contract/kinds/option.ts';
import type { Member, OfferedOption, OptionName, OptionValue } from '#contract/kinds/option.ts';
import spokenEn from '#resources/speech/en.json' with { type: 'json' };
import spokenJa from '#resources/speech/ja.json' with { type: 'json' };

import type { Choice } from './choice.ts';
import type { Words } from './words.ts';

/** What the questions of a certificate let one choose, one choice for each button that stands on the screen. */
export function choicesOfOptions(options: Options, offered: readonly OfferedOption[]): readonly Choice[] {
  return offered.flatMap((offer): readonly Choice[] => {
    const standing = valueOf(options, offer.option);
    switch (offer.asks) {
      case 'yesNo':
        return [toggle(offer.option, standing === true)];
      case 'answer':
        return offer.answers.map((answer) =>
          oneOf(offer.option, answer, answer === standing, (words) => words.say(`answer.${answer}`)),
        );
      case 'year':
        return offer.years.map(({ year }) =>
          oneOf(offer.option, year, year === standing, (words) => words.fiscalYear(year)),
        );
      case 'persons':
        return valueOf(options, offer.when.option) === offer.when.answer ? members(offer, standing) : [];
    }
    return offer satisfies never;
  });
}

function toggle(item: ItemName, shown: boolean): Choice {
  return {
    action: { name: 'setOption', option: item, value: !shown },
    says: (words) => {
      const [now, other] = [
        words.say(shown ? 'options.show' : 'options.leaveOut'),
        words.say(shown ? 'options.leaveOut' : 'options.show'),
      ];
      const what = words.say('speech.option.now', { what: words.say(`option.${item}.title`), value: now });
      return `${what} ${words.say('speech.option.to', { value: other })}`;
    },
  };
}

function oneOf(
  option: OptionName,
  value: OptionValue,
  chosen: boolean,
  what: (words: Words) => string,
): Choice {
  return {
    action: { name: 'setOption', option, value },
    says: (words) => {
      const title = `${words.say(`option.${option}.title`)}: ${what(words)}`.replace(
        ': ',
        words.language === 'ja' ? '、' : ', ',
      );
      return chosen ? words.say('speech.option.chosen', { what: title }) : title;
    },
  };
}

/** The members of the household; one of them at least stays chosen. */
function members(
  { option, members }: Extract<OfferedOption, { asks: 'persons' }>,
  standing: unknown,
): readonly Choice[] {
  const chosen: readonly unknown[] = Array.isArray(standing) ? standing : [];
  return members.flatMap((member): readonly Choice[] => {
    const isChosen = chosen.includes(member.place);
    const value = members
      .map(({ place }) => place)
      .filter((place) => chosen.includes(place) !== (place === member.place));
    if (value.length === 0) return [];
    return [
      {
        action: { name: 'setOption', option, value },
        says: (words) =>
          words.say(isChosen ? 'speech.option.remove' : 'speech.option.add', {
            what: memberWords(member, words),
          }),
      },
    ];
  });
}

/** 続柄 word by word; one with a word that has no reading is told by its place. */
export function memberWords({ place, relationship, nth, self }: Member, words: Words): string {
  const known = relationWords(relationship, words);
  const what = known ?? words.say('speech.member.other', { place });
  const which = nth === null ? what : words.say('speech.member.nth', { what, nth });
  return self ? words.say('speech.member.you', { what: which }) : which;
}

const RELATIONS = {
  ja: new Map(Object.entries(spokenJa.relation)),
  en: new Map(Object.entries(spokenEn.relation)),
} as const;

function relationWords(relationship: string, { language }: Words): string | undefined {
  const table = RELATIONS[language];
  const whole = table.get(relationship);
  if (whole !== undefined) return whole;
  const parts = relationship.split(/の(?![^（]*）)|（|）/).filter((part) => part !== '');
  const read = parts.map((part) => table.get(part));
  if (read.some((part) => part === undefined)) return undefined;
  return read.join(language === 'ja' ? 'の ' : ', ');
}

/** What was chosen of a certificate, item by item. */
export function chosenWords(options: Options, words: Words): string {
  const said = Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'kind') return [];
    if (typeof value === 'number') return [words.fiscalYear(value)];
    const answer = Answer.safeParse(value).data;
    if (answer !== undefined) return [words.say(`answer.${answer}`)];
    const item = ItemName.safeParse(name).data;
    return item === undefined ? [] : [words.say(`chosen.${item}.${value === true ? 'shown' : 'leftOut'}`)];
  });
  return said.map((each) => `${each}${words.language === 'ja' ? '、' : ', '}`).join('');
}

/** How one option stands; each kind has some of them. */
function valueOf(options: Options, option: OptionName): unknown {
  return new Map<string, unknown>(Object.entries(options)).get(option);
}
