import type { OutputTray } from '../paper/output-tray.ts';
import { patientAsker } from '../relay/tell-paid.ts';
import { inspect, saysTrayIsFull } from './inspect.ts';
import type { Health } from './inspect.ts';
import type { TerminalFlowOptions } from './options.ts';
import { oweLateMoney } from './recover.ts';
import { healthTeller } from './tell-health.ts';

/** What is done whenever nobody is there: late money is owed, open payments are asked about, the devices are looked at. */
export function lookAround(
  { desk, books, premises }: Pick<TerminalFlowOptions, 'desk' | 'books' | 'premises'>,
  tray: OutputTray,
): () => Promise<Health> {
  const tellHealth = healthTeller(desk.events);
  const askAboutRelays = patientAsker(desk);
  return async () => {
    oweLateMoney(desk.books, books.late());
    await askAboutRelays();
    const health = await inspect(desk, premises);
    tray.printerSaysFull(saysTrayIsFull(health));
    tellHealth(health);
    return health;
  };
}
