import { STAGES } from '#contract/screen.ts';

import { useWords } from '../words.tsx';

/** 進み具合: the five stages of a visit, and the one that we are in. */
export function Stages({ now }: { now: (typeof STAGES)[number] }) {
  const { t, say } = useWords();
  const here = STAGES.indexOf(now);
  return (
    <ol className="stages" aria-label={say('stage.label')}>
      {STAGES.map((stage, place) => (
        <li
          key={stage}
          aria-current={stage === now ? 'step' : undefined}
          data-past={place < here || undefined}
        >
          <span className="stage-mark">{place < here ? '✓' : place + 1}</span>
          <span className="stage-name">{t(`stage.${stage}`)}</span>
        </li>
      ))}
    </ol>
  );
}
