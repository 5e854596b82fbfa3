import type { OutputTray } from '../paper/output-tray.ts';
import { patientAsker } from '../relay/tell-paid.ts';
import { inspect } from './inspect.ts';
import type { Health } from './inspect.ts';
import type { TerminalFlowOptions } from './options.ts';
import { oweLateMoney } from './recover.ts';
import { healthTeller } from './tell-health.ts';

/**
 * What is done whenever nobody is there: late money is owed, open payments are asked about, the devices are looked at. Once
 * somebody has come it goes no further, and what it found is nobody's news: it is looked at again when they have gone.
 */
export function lookAround(
  { desk, books, premises }: Pick<TerminalFlowOptions, 'desk' | 'books' | 'premises'>,
  tray: OutputTray,
): (somebodyCame: AbortSignal) => Promise<Health | undefined> {
  const tellHealth = healthTeller(desk.events);
  const askAboutRelays = patientAsker(desk);
  return async (somebodyCame) => {
    oweLateMoney(desk.books, books.late());
    await askAboutRelays();
    if (somebodyCame.aborted) return undefined;
    const { health, trayFull } = await inspect(desk, premises);
    if (somebodyCame.aborted) return undefined;
    if (trayFull !== undefined) tray.printerSaysFull(trayFull);
    tellHealth(health);
    return health;
  };
}
