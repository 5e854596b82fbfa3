import type { StateFrom } from 'xstate';

import { EMPTY_BOARD } from '#contract/board.ts';
import type { Area, Screen } from '#contract/screen.ts';

import type { VisitView } from '../visit/screen-of.ts';
import type { Aftermath } from './recover.ts';
import type { TerminalContext } from './context.ts';
import type { terminalMachine } from './machine.ts';

type TerminalSnapshot = StateFrom<ReturnType<typeof terminalMachine>>;

/** What the screen shows while no visit is under way. */
export function terminalView(snapshot: Pick<TerminalSnapshot, 'value' | 'context'>): VisitView {
  const { value, context } = snapshot;
  const atPaper = value === 'securing' || value === 'holding';
  const can = (atPaper && context.paper?.can) || { back: false, cancel: false };
  return { screen: screenOf(snapshot), stage: null, money: null, can };
}

function screenOf({ value, context }: Pick<TerminalSnapshot, 'value' | 'context'>): Screen {
  if (value === 'telling') return aftermathScreen(context);
  if (value === 'securing')
    return context.paper?.screen ?? { name: 'paperLocked', resident: false, money: false };
  if (value === 'lastCall')
    return { name: 'takePapers', papers: null, watched: true, stillThere: context.denied };
  if (value === 'holding' || value === 'trayCleared')
    return context.paper?.screen ?? { name: 'papersLeft', staffed: false, owing: false };
  if (value === 'stopped')
    return { name: 'outOfService', area: 'terminal', code: context.stoppedBy, who: 'technician' };
  const { health } = context;
  switch (health.service) {
    case 'open':
      return {
        name: 'idle',
        offers: [...health.offers],
        exactOnly: health.exactOnly,
        relay: health.relay,
        board: EMPTY_BOARD,
      };
    case 'closed':
      return { name: 'closed', next: health.next };
    case 'out':
      return { name: 'outOfService', area: health.area, code: health.code, who: health.who };
  }
}

/** The last visit is the one whose resident may still stand there. */
function aftermathScreen({ aftermath }: TerminalContext): Screen {
  const last = aftermath.at(-1);
  return {
    name: 'trouble',
    ...whatHappened(last),
    who: 'staff',
    money: last?.money ?? { state: 'none' },
    printed: last?.printed ?? 0,
    canReceipt: false,
    slip: null,
    canRetry: false,
    help: null,
    cardOnReader: false,
  };
}

/** A slip that was paid, or may be, is for the counter, whatever else happened. */
function whatHappened(last: Aftermath | undefined): { readonly area: Area; readonly code: string } {
  if (last?.relay === 'done') return { area: 'terminal', code: 'restartedPaid' };
  if (last?.relay === 'unknown') return { area: 'center', code: 'relayUnknown' };
  return { area: 'terminal', code: 'restarted' };
}
