import type { Options } from '#contract/certificate.ts';
import { Answer, ItemName } from '#contract/kinds/option.ts';

import { useWords } from '../words.tsx';

/** What was chosen of a certificate, in a few words; of an option that nobody speaks of, none. */
export function Chosen({ options }: { options: Options }) {
  const words = useChosenWords(options);
  if (words.length === 0) return null;
  return (
    <ul className="chosen">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

function useChosenWords(options: Options): readonly string[] {
  const { t } = useWords();
  return Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const item = ItemName.safeParse(name).data;
    if (item !== undefined) return [t(`chosen.${item}.${value === true ? 'shown' : 'leftOut'}`)];
    if (typeof value === 'number') return [t('chosen.year', { year: value })];
    const answer = Answer.safeParse(value).data;
    return answer === undefined ? [] : [t(`answer.${answer}`)];
  });
}
