import type { TerminalContext } from './context.ts';
import type { LastPapers } from '../visit/context.ts';
import type { Aftermath, Recovery } from './recover.ts';

/** What a terminal can do while its cash devices do not say what they hold. */
export function healthWithout(recovery: Recovery): Partial<TerminalContext> {
  if (recovery.result === 'reconciled') return {};
  const { code, who } = recovery.fault;
  return { health: { service: 'out', area: 'cash', code, who } };
}

/** What is to be told to those who may still be there, and whose papers may lie in the tray: the last one's, who laid some there. */
export function aftermathOf(recovery: Recovery): Partial<TerminalContext> {
  if (recovery.result !== 'reconciled') return {};
  const { aftermath } = recovery;
  const last = aftermath.at(-1);
  return { aftermath, calledFor: last && laidSomething(last) ? papersOf(last) : null };
}

function laidSomething({ printed, relay, money }: Aftermath): boolean {
  return printed > 0 || relay === 'done' || money.state === 'owed';
}

function papersOf({ visit, printed }: Aftermath): LastPapers {
  return { visit, sheets: Math.max(1, printed) };
}
