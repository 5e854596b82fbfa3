import type { Kind } from '#contract/certificate.ts';
import { isJapanese } from '#contract/language.ts';

import { In, useWords } from '../words.tsx';

/** What a certificate is called and, beside it, what will be printed at its head, so that the paper is recognised. */
export function KindName({ kind }: { kind: Kind }) {
  const { t, language } = useWords();
  if (isJapanese(language)) return t(`kind.${kind}.name`);
  return (
    <>
      {t(`kind.${kind}.name`)}{' '}
      <In language="ja">
        <JapaneseName kind={kind} />
      </In>
    </>
  );
}

function JapaneseName({ kind }: { kind: Kind }) {
  const { t } = useWords();
  return <span className="kind-japanese">{t(`kind.${kind}.name`)}</span>;
}
