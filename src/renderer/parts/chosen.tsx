import type { Options } from '#contract/certificate.ts';

import { useWords } from '../words.tsx';

/** What was chosen of a certificate, in a few words. */
export function Chosen({ options }: { options: Options }) {
  const { t } = useWords();
  if (options.kind === 'SealRegistration') return null;
  const words = [
    t(`chosen.${options.scope}`),
    t(options.relationship ? 'chosen.relationshipShown' : 'chosen.relationshipLeftOut'),
    t(options.domicile ? 'chosen.domicileShown' : 'chosen.domicileLeftOut'),
  ];
  return (
    <ul className="chosen">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}
