import { localText } from '#contract/language.ts';
import type { ScreenName } from '#contract/screen.ts';

import { useHold } from '../parts/use-hold.ts';
import { useStage } from '../stage.tsx';
import { Window } from '../pictures/marks.tsx';
import { useWords } from '../words.tsx';
import { IdleTitle } from './idle-title.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LookSwitch } from './look-switch.tsx';
import { Stages } from './stages.tsx';

/** Screens between visits: a long touch of the town's sign lets staff in. */
const OPENS: readonly ScreenName[] = ['idle', 'closed', 'outOfService'];

/** Where one is, how far one has come, the language, and how it looks. */
export function Header() {
  const { hello, frame, act } = useStage();
  const { t, named, language } = useWords();
  const hold = useHold(() => OPENS.includes(frame.screen.name) && act({ name: 'staff' }));
  return (
    <header className="header">
      <div className="header-place" {...hold}>
        <Window />
        <div>
          <p className="header-town">
            <TownName name={localText(hello.town, language)} />
          </p>
          <p className="header-site">{named(localText(hello.site, language))}</p>
        </div>
        {hello.demo ? <p className="header-demo">{t('common.demo')}</p> : null}
      </div>
      {frame.stage === null ? null : <Stages now={frame.stage} />}
      {frame.screen.name === 'idle' ? <IdleTitle today={frame.screen.board.today} /> : null}
      {frame.screen.name === 'staffMode' ? null : (
        <>
          <LanguageSwitch />
          <LookSwitch />
        </>
      )}
    </header>
  );
}

/** A name, and what stands behind it in brackets: each stays on one line where there is room. */
function TownName({ name }: { name: string }) {
  const { named } = useWords();
  const [, before = name, space, brackets] = /^(.+?)(\s*)([(（].*)$/.exec(name) ?? [];
  return (
    <>
      <span className="header-part">{named(before)}</span>
      {space}
      <span className="header-part">{brackets === undefined ? null : named(brackets)}</span>
    </>
  );
}
