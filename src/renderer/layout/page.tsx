import { useEffect, useRef, type ReactNode } from 'react';

import { drift } from '../drift.ts';
import { useStage } from '../stage.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { MoneyBar } from './money-bar.tsx';
import { Paged } from './paged.tsx';

interface Props {
  /** What it is about: it stays where it is, however long the rest is. */
  readonly title?: ReactNode;
  /** The main button, lower right on every screen. */
  readonly main?: ReactNode;
  /** A second way on, beside it. */
  readonly second?: ReactNode;
  /** Screens that show the money themselves, large. */
  readonly ownMoney?: boolean;
  readonly children: ReactNode;
}

/** The one grid of all screens: header, one question, footer. */
export function Page({ title, main, second, ownMoney = false, children }: Props) {
  const { frame, clock } = useStage();
  const page = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      drift(clock, ({ x, y }) => {
        if (page.current) page.current.style.translate = `${x}px ${y}px`;
      }),
    [clock],
  );
  return (
    <div
      className="page"
      ref={page}
      data-screen={frame.screen.name}
      data-instance={frame.instance}
      inert={frame.secondsLeft !== null}
    >
      <Header />
      <main className="body">
        {title === undefined ? null : <h1>{title}</h1>}
        <Paged>{children}</Paged>
      </main>
      {frame.money && !ownMoney ? <MoneyBar money={frame.money} /> : null}
      <Footer main={main} second={second} />
    </div>
  );
}
