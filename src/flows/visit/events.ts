import type { Action } from '#contract/action.ts';
import type { Fault } from '#contract/fault.ts';
import type { Denomination, Yen } from '#contract/yen.ts';
import type { CashFault } from '#devices/cash/port.ts';

import type { Exit } from '../paper/output-tray.ts';

/** What a person answers with; how the screen looks and what is heard concerns no statechart. */
export type Answer = Exclude<Action, { name: 'setLook' | 'setFurigana' | 'callHelp' | 'hush' }>;

/** An action of the screen as a statechart's event: `{ type: 'setCopies', copies: 2 }`. */
export type Tap = {
  [A in Answer as A['name']]: Omit<A, 'name'> & { readonly type: A['name'] };
}[Answer['name']];

/** What the devices tell a visit while it runs. */
export type DeviceEvent =
  /** 取消 at the ten-key: all digits of the PIN are taken back. */
  | { readonly type: 'keypad.clear' }
  /** What lies in the output tray has changed. */
  | { readonly type: 'exit.changed'; readonly exit: Exit }
  | { readonly type: 'card.inserted' }
  | { readonly type: 'card.removed' }
  /** Money is the terminal's and in the journal; `paid` is the ledger's balance of the visit. */
  | { readonly type: 'cash.credited'; readonly paid: Yen }
  | { readonly type: 'cash.refused' }
  /** What the slots take now: as a sum grows and hoppers run low, less can be changed. */
  | {
      readonly type: 'cash.accepting';
      readonly accepts: readonly Denomination[];
      readonly exactOnly: boolean;
    }
  | { readonly type: 'cash.failed'; readonly fault: CashFault }
  | {
      readonly type: 'print.progress';
      readonly step: 'sending' | 'printing' | 'waitingForStaff';
      readonly fault?: Fault;
    };

/** Nobody has touched the screen for as long as its situation allows. */
export type PatienceOver = { readonly type: 'patienceOver' };

export type VisitEvent = Tap | DeviceEvent | PatienceOver;

export function tapOf(action: Answer): Tap {
  switch (action.name) {
    case 'start':
      return { type: 'start', language: action.language };
    case 'setLanguage':
      return { type: 'setLanguage', language: action.language };
    case 'chooseKind':
      return { type: 'chooseKind', kind: action.kind };
    case 'setOption':
      return { type: 'setOption', option: action.option, value: action.value };
    case 'setCopies':
      return { type: 'setCopies', copies: action.copies };
    case 'removeLine':
      return { type: 'removeLine', line: action.line };
    case 'pinDigit':
      return { type: 'pinDigit', digit: action.digit };
    case 'sheetsFound':
      return { type: 'sheetsFound', sheets: action.sheets };
    case 'disposed':
      return { type: 'disposed', disposal: action.disposal };
    case 'afterPaper':
      return { type: 'afterPaper', give: action.give };
    case 'openGroup':
      return { type: 'openGroup', group: action.group };
    case 'openTask':
      return { type: 'openTask', task: action.task };
    case 'pick':
      return { type: 'pick', at: action.at };
    case 'payRelay':
    case 'staff':
    case 'addMore':
    case 'pinErase':
    case 'next':
    case 'back':
    case 'cancel':
    case 'retry':
    case 'receipt':
    case 'moreTime':
      return { type: action.name };
  }
}
