import { useState } from 'react';

import { Pressable } from '../parts/pressable.tsx';
import { Phone } from '../pictures/phone.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';
import { HelpPanel } from './help-panel.tsx';

/**
 * 呼び出し: the help desk's number in the footer of every screen is the button that tells how to call. Between visits, where the
 * start takes the room, the number stands below it. Staff at work only read it.
 */
export function HelpSwitch() {
  const { frame, act } = useStage();
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const staff = frame.screen.name === 'staffMode';
  const idle = frame.screen.name === 'idle';
  const call = () => {
    act({ name: 'callHelp' });
    setOpen(true);
  };
  return (
    <>
      {staff ? null : (
        <Pressable
          className="footer-call"
          action="callHelp"
          {...(idle ? { label: say('call.title') } : {})}
          onPress={call}
        >
          {idle ? (
            <Phone />
          ) : (
            <span>
              <Desk />
            </span>
          )}
        </Pressable>
      )}
      {staff || idle ? (
        <p className={staff ? 'footer-help' : 'footer-help footer-below'}>
          <Desk />
        </p>
      ) : null}
      {open && frame.secondsLeft === null ? <HelpPanel close={() => setOpen(false)} /> : null}
    </>
  );
}

function Desk() {
  const { hello } = useStage();
  const { t } = useWords();
  return (
    <>
      {t('common.help')} <strong>{hello.helpDesk}</strong>{' '}
      {t('common.terminal', { terminal: hello.terminal })}
    </>
  );
}
