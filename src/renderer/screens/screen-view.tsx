import type { ReactElement } from 'react';

import type { Screen } from '#contract/screen.ts';

import { StaffMode } from '../staff/staff-mode.tsx';
import { Basket } from './basket.tsx';
import { CheckingCard } from './checking-card.tsx';
import { Choose } from './choose.tsx';
import { Closed } from './closed.tsx';
import { Confirm } from './confirm.tsx';
import { ConfirmLastTry } from './confirm-last-try.tsx';
import { CopiesCount } from './copies.tsx';
import { Counting } from './counting.tsx';
import { Ended } from './ended.tsx';
import { EnterPin } from './enter-pin.tsx';
import { Finished } from './finished.tsx';
import { Idle } from './idle.tsx';
import { LayCard } from './lay-card.tsx';
import { LiftCard } from './lift-card.tsx';
import { ChooseItems } from './items.tsx';
import { ChooseOptions } from './options.tsx';
import { OutOfService } from './out-of-service.tsx';
import { PaperLocked } from './paper-locked.tsx';
import { PapersLeft } from './papers-left.tsx';
import { Pay } from './pay.tsx';
import { PayingBack } from './paying-back.tsx';
import { Preparing } from './preparing.tsx';
import { Printing } from './printing.tsx';
import { PrintingSlip } from './printing-slip.tsx';
import { ReadingCard } from './reading-card.tsx';
import { RelayCalling } from './relay-calling.tsx';
import { RelayConfirm } from './relay-confirm.tsx';
import { RelayFinished } from './relay-finished.tsx';
import { RelayNumber } from './relay-number.tsx';
import { StaffPaper } from './staff-paper.tsx';
import { StaffCode, StaffNumber } from './staff-sign-in.tsx';
import { TakeMoney } from './take-money.tsx';
import { TakePapers } from './take-papers.tsx';
import { Trouble } from './trouble.tsx';

/** Every screen there is. */
export function ScreenView({ screen }: { screen: Screen }): ReactElement {
  switch (screen.name) {
    case 'idle':
      return <Idle screen={screen} />;
    case 'closed':
      return <Closed screen={screen} />;
    case 'outOfService':
      return <OutOfService screen={screen} />;
    case 'choose':
      return <Choose screen={screen} />;
    case 'layCard':
      return <LayCard screen={screen} />;
    case 'readingCard':
      return <ReadingCard />;
    case 'enterPin':
      return <EnterPin screen={screen} />;
    case 'confirmLastTry':
      return <ConfirmLastTry screen={screen} />;
    case 'checkingCard':
      return <CheckingCard />;
    case 'liftCard':
      return <LiftCard />;
    case 'items':
      return <ChooseItems screen={screen} />;
    case 'options':
      return <ChooseOptions screen={screen} />;
    case 'copies':
      return <CopiesCount screen={screen} />;
    case 'basket':
      return <Basket screen={screen} />;
    case 'preparing':
      return <Preparing />;
    case 'confirm':
      return <Confirm screen={screen} />;
    case 'pay':
      return <Pay screen={screen} />;
    case 'counting':
      return <Counting />;
    case 'printing':
      return <Printing screen={screen} />;
    case 'paperLocked':
      return <PaperLocked screen={screen} />;
    case 'papersLeft':
      return <PapersLeft screen={screen} />;
    case 'staffNumber':
      return <StaffNumber screen={screen} />;
    case 'staffCode':
      return <StaffCode screen={screen} />;
    case 'staffPaper':
      return <StaffPaper screen={screen} />;
    case 'staffMode':
      return <StaffMode screen={screen} />;
    case 'payingBack':
      return <PayingBack screen={screen} />;
    case 'takePapers':
      return <TakePapers screen={screen} />;
    case 'takeMoney':
      return <TakeMoney screen={screen} />;
    case 'printingSlip':
      return <PrintingSlip screen={screen} />;
    case 'relayNumber':
      return <RelayNumber screen={screen} />;
    case 'relayCalling':
      return <RelayCalling screen={screen} />;
    case 'relayConfirm':
      return <RelayConfirm screen={screen} />;
    case 'relayFinished':
      return <RelayFinished screen={screen} />;
    case 'finished':
      return <Finished screen={screen} />;
    case 'ended':
      return <Ended screen={screen} />;
    case 'trouble':
      return <Trouble screen={screen} />;
  }
  return screen satisfies never;
}
