import type { Hello } from '#contract/screen.ts';
import type { Town } from '#contract/town.ts';
import type { KeypadPort } from '#devices/keypad/port.ts';

import type { BackOffice } from '../staff/back-office.ts';
import type { Desk } from '../visit/desk.ts';
import type { Premises } from './inspect.ts';
import type { RecoveryBooks } from './recover.ts';

/** What a terminal works with. */
export interface TerminalFlowOptions {
  readonly desk: Desk;
  /** The tactile ten-key, if there is one. */
  readonly keypad?: Pick<KeypadPort, 'subscribe'> | undefined;
  readonly books: RecoveryBooks;
  /** What staff work with, where they can sign in. */
  readonly office?: BackOffice | undefined;
  readonly premises: Premises;
  readonly hello: Hello;
  readonly patience: Town['patience'];
  readonly version: string;
  /** A visit was cut off by what cannot be: the process must end, for the next start to reconcile it. */
  readonly onHalt: () => void;
}
