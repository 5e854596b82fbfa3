import type { ReactNode } from 'react';

import { Button } from '../parts/button.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';
import { HelpSwitch } from './help-switch.tsx';

/** Stop, back, main button and help: always in the same four places. */
export function Footer({ main, second }: { main: ReactNode; second: ReactNode }) {
  const { frame } = useStage();
  const { t } = useWords();
  const hasPaid = frame.money !== null && frame.money.paid > 0;
  return (
    <footer className="footer">
      <div className="footer-buttons">
        <div className="footer-cancel">
          {frame.can.cancel ? (
            <Button action={{ name: 'cancel' }} look="quiet">
              {t(hasPaid ? 'common.cancelPaid' : 'common.cancel')}
            </Button>
          ) : null}
        </div>
        <div className="footer-back">
          {frame.can.back ? (
            <Button action={{ name: 'back' }} look="quiet">
              <span aria-hidden="true">◀</span> {t('common.back')}
            </Button>
          ) : (
            second
          )}
        </div>
        <div className="footer-main">{main}</div>
      </div>
      <HelpSwitch />
    </footer>
  );
}
