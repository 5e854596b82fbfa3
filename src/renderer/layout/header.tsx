import { localText } from '#contract/language.ts';

import { useStage } from '../stage.tsx';
import { Window } from '../pictures/marks.tsx';
import { useWords } from '../words.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Stages } from './stages.tsx';

/** Where one is, how far one has come, and the language. */
export function Header() {
  const { hello, frame } = useStage();
  const { t, read, language } = useWords();
  return (
    <header className="header">
      <div className="header-place">
        <Window />
        <div>
          <p className="header-town">
            <TownName name={localText(hello.town, language)} />
          </p>
          <p className="header-site">{read(localText(hello.site, language))}</p>
        </div>
        {hello.demo ? <p className="header-demo">{t('common.demo')}</p> : null}
      </div>
      {frame.stage === null ? null : <Stages now={frame.stage} />}
      <LanguageSwitch />
    </header>
  );
}

/** A name, and what stands behind it in brackets: each stays on one line where there is room. */
function TownName({ name }: { name: string }) {
  const { read } = useWords();
  const [, before = name, space, brackets] = /^(.+?)(\s*)([(（].*)$/.exec(name) ?? [];
  return (
    <>
      <span className="header-part">{read(before)}</span>
      {space}
      <span className="header-part">{brackets === undefined ? null : read(brackets)}</span>
    </>
  );
}
