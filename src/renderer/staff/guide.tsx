import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { StepPicture } from '../pictures/steps.tsx';
import { useStaffWords } from '../words.tsx';
import type { PageOf } from './page-of.ts';
import { stepWord } from './word.ts';

/** 手順: one picture for the step that is due; what a device can tell ticks itself. */
export function StaffGuide({ view }: PageOf<'guide'>) {
  const { s } = useStaffWords();
  const { guide, steps } = view;
  const now = steps.find(({ state }) => state === 'now');
  return (
    <Page
      main={
        now?.sensed === true ? null : (
          <Button action={{ name: 'next' }} look="main">
            {s(now === undefined ? 'guide.close' : 'guide.tick')}
          </Button>
        )
      }
    >
      <div className="staff-guide">
        <div className="staff-guide-picture">
          <StepPicture step={now?.step ?? 'done'} />
        </div>
        <div className="staff-guide-words">
          <h1>{s(`task.${guide}`)}</h1>
          <ol className="staff-steps">
            {steps.map(({ step, state }, at) => (
              <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
                <span className="stage-mark">{state === 'done' ? '✓' : at + 1}</span>
                <span>{s(`step.${stepWord(step)}`)}</span>
              </li>
            ))}
          </ol>
          <p className="lead">
            {now === undefined ? s('guide.done') : s(now.sensed ? 'guide.sensed' : 'guide.byHand')}
          </p>
        </div>
      </div>
    </Page>
  );
}
