import type { ReactNode } from 'react';

import { useStage } from '../stage.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { MoneyBar } from './money-bar.tsx';

interface Props {
  /** The main button, lower right on every screen. */
  readonly main?: ReactNode;
  /** A second way on, beside it. */
  readonly second?: ReactNode;
  /** Screens that show the money themselves, large. */
  readonly ownMoney?: boolean;
  readonly children: ReactNode;
}

/** The one grid of all screens: header, one question, footer. */
export function Page({ main, second, ownMoney = false, children }: Props) {
  const { frame, choosesLanguage } = useStage();
  return (
    <div
      className="page"
      data-screen={frame.screen.name}
      data-instance={frame.instance}
      inert={frame.secondsLeft !== null || choosesLanguage}
    >
      <Header />
      <main className="body">{children}</main>
      {frame.money && !ownMoney ? <MoneyBar money={frame.money} /> : null}
      <Footer main={main} second={second} />
    </div>
  );
}
