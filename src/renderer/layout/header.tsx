import { useStage } from '../stage.tsx';
import { Window } from '../pictures/marks.tsx';
import { useWords } from '../words.tsx';
import { IdleTitle } from './idle-title.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LookSwitch } from './look-switch.tsx';
import { Stages } from './stages.tsx';

/** Where one is, how far one has come, the language, and how it looks. */
export function Header() {
  const { hello, frame } = useStage();
  const { t, language } = useWords();
  return (
    <header className="header">
      <div className="header-place">
        <Window />
        <div>
          <p className="header-town">
            <TownName name={hello.town[language]} />
          </p>
          <p className="header-site">{hello.site[language]}</p>
        </div>
        {hello.demo ? <p className="header-demo">{t('common.demo')}</p> : null}
      </div>
      {frame.stage === null ? null : <Stages now={frame.stage} />}
      {frame.screen.name === 'idle' ? <IdleTitle today={frame.screen.board.today} /> : <LanguageSwitch />}
      <LookSwitch />
    </header>
  );
}

/** A name, and what stands behind it in brackets: each stays on one line where there is room. */
function TownName({ name }: { name: string }) {
  const [, before = name, space, brackets] = /^(.+?)(\s*)([(（].*)$/.exec(name) ?? [];
  return (
    <>
      <span className="header-part">{before}</span>
      {space}
      <span className="header-part">{brackets}</span>
    </>
  );
}
