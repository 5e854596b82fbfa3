import type { Options } from '#contract/certificate.ts';
import { Answer, ItemName } from '#contract/kinds/option.ts';

import { fiscalYearText } from '../format.ts';
import { useWords } from '../words.tsx';

/** More items than this are not told one by one where lines stand close. */
const FEW = 3;

interface Props {
  readonly options: Options;
  /** Where several certificates stand under each other: of many items, only the first ones that are shown. */
  readonly brief?: boolean;
}

/** What was chosen of a certificate, in a few words; of an option that nobody speaks of, none. */
export function Chosen({ options, brief = false }: Props) {
  const { read } = useWords();
  const words = useChosenWords(options, brief);
  if (words.length === 0) return null;
  return (
    <ul className="chosen">
      {words.map((word) => (
        <li key={word}>{read(word)}</li>
      ))}
    </ul>
  );
}

function useChosenWords(options: Options, brief: boolean): readonly string[] {
  const { say, language } = useWords();
  const chosen = Object.entries(options).map(([name, value]: [string, unknown]) => ({ name, value }));
  const answers = chosen.flatMap(({ name, value }) => {
    if (name === 'kind') return [];
    if (typeof value === 'number') return [say('chosen.year', { year: fiscalYearText(value, language) })];
    const answer = Answer.safeParse(value).data;
    return answer === undefined ? [] : [say(`answer.${answer}`)];
  });
  const items = chosen.flatMap(({ name, value }) => {
    const item = ItemName.safeParse(name).data;
    return item === undefined ? [] : [{ item, shown: value === true }];
  });
  const few = items.length <= FEW || !brief;
  const told = few ? items : items.filter(({ shown }) => shown).slice(0, FEW - 1);
  const more = few ? 0 : items.filter(({ shown }) => shown).length - told.length;
  return [
    ...answers,
    ...told.map(({ item, shown }) => say(`chosen.${item}.${shown ? 'shown' : 'leftOut'}`)),
    ...(more > 0 ? [say('chosen.more', { many: more })] : []),
  ];
}
