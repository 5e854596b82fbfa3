import type { Hello } from '../screen.ts';

/** The greeting of a made-up terminal. */
export const HELLO: Hello = {
  type: 'hello',
  terminal: 'test',
  town: { ja: '見本町', en: 'Sample Town' },
  site: { ja: '窓口', en: 'Counter' },
  helpDesk: '000-000-0000',
  languages: ['ja', 'en'],
  demo: true,
};
