import type { TerminalContext } from './machine.ts';
import type { Recovery } from './recover.ts';

/** What a terminal can do while its cash devices do not say what they hold. */
export function healthWithout(recovery: Recovery): Partial<TerminalContext> {
  if (recovery.result === 'reconciled') return {};
  const { code, who } = recovery.fault;
  return { health: { service: 'out', area: 'cash', code, who } };
}

/** What is to be told to those who may still be there. */
export function aftermathOf(recovery: Recovery): Partial<TerminalContext> {
  return recovery.result === 'reconciled' ? { aftermath: recovery.aftermath } : {};
}
