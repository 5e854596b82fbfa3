import type { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { Denomination } from '#contract/yen.ts';
import { type Board, EMPTY_BOARD } from '#contract/board.ts';
import type { Action } from '#contract/action.ts';
import type { Kind } from '#contract/certificate.ts';
import type { Place } from '#contract/place.ts';
import type { Offer, Screen, ScreenName } from '#contract/screen.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import type { KeypadPort } from '#devices/keypad/port.ts';
import { HELLO } from '#contract/testing/hello.ts';

import type { BackOffice } from '../staff/back-office.ts';
import { TerminalFlow } from '../terminal/flow.ts';
import type { OpenVisit } from '../terminal/recover.ts';
import { ScriptedDesk } from './desk.ts';

/** A terminal on a scripted desk, and the hands of its resident. */
export class Rehearsal {
  readonly desk: ScriptedDesk;
  readonly flow: TerminalFlow;
  open: readonly OpenVisit[] = [];
  /** The process would have ended. */
  halted = false;
  late: readonly VisitId[] = [];
  onProbation = false;
  places: readonly Place[] = [];
  board: Board = EMPTY_BOARD;
  offers: readonly Offer[] = [
    { kind: 'ResidentRecord', fee: yen(200), available: { now: true } },
    { kind: 'SealRegistration', fee: yen(200), available: { now: true } },
  ];

  constructor(desk = new ScriptedDesk(), keypad?: KeypadPort, office?: BackOffice) {
    this.desk = desk;
    this.flow = new TerminalFlow({
      desk,
      keypad,
      office,
      books: {
        reconcile: () => ({
          visits: this.open.map((left) => ({ ...left, ...desk.relay.left(left.visit) })),
          inDoubt: 0,
        }),
        late: () => this.late.filter((visit) => desk.held(visit) > 0),
      },
      premises: {
        offers: () => this.offers,
        relay: () => true,
        board: () => this.board,
        places: () => this.places,
        pressure: () => 'ok',
        onProbation: () => this.onProbation,
        stopped: () => office?.standstill.notice,
      },
      hello: HELLO,
      patience: { ordinary: 90, money: 120, take: 60 },
      version: '0.0.0',
      onHalt: () => void (this.halted = true),
    });
  }

  get screen(): Screen {
    return this.flow.frame().screen;
  }

  get name(): ScreenName {
    return this.screen.name;
  }

  async start(): Promise<this> {
    this.flow.start();
    await settled();
    return this;
  }

  async tap(...actions: readonly (Action | Action['name'])[]): Promise<void> {
    for (const action of actions) {
      const full = typeof action === 'string' ? plain(action) : action;
      this.flow.act({ type: 'action', instance: this.flow.frame().instance, action: full });
      await settled();
    }
  }

  async pin(digits: string): Promise<void> {
    for (const digit of digits) await this.tap({ name: 'pinDigit', digit: Number(digit) });
    await this.tap('next');
  }

  async drop(...coins: readonly Denomination[]): Promise<void> {
    for (const coin of coins) {
      this.desk.drop(coin);
      await settled();
    }
  }

  /** From the first screen to the PIN. */
  async toPin(kind: Kind = 'ResidentRecord'): Promise<void> {
    await this.tap({ name: 'start', language: 'ja' }, { name: 'chooseKind', kind });
    this.desk.lay();
    await settled();
  }

  /** From the first screen to the basket with one certificate of `copies` copies. */
  async toBasket(copies = 1): Promise<void> {
    await this.toPin();
    await this.pin('1234');
    this.desk.lift();
    await settled();
    await this.tap('next', { name: 'setCopies', copies }, 'next');
  }

  async toPay(copies = 1): Promise<void> {
    await this.toBasket(copies);
    await this.tap('next', 'next');
  }
}

function plain(name: Action['name']): Action {
  switch (name) {
    case 'next':
    case 'back':
    case 'cancel':
    case 'retry':
    case 'receipt':
    case 'addMore':
    case 'pinErase':
    case 'staff':
    case 'moreTime':
    case 'hush':
    case 'callHelp':
    case 'payRelay':
      return { name };
    case 'start':
    case 'setLanguage':
      return { name, language: 'ja' };
    case 'chooseKind':
    case 'setOption':
    case 'setLook':
    case 'setFurigana':
    case 'setCopies':
    case 'removeLine':
    case 'pinDigit':
    case 'sheetsFound':
    case 'disposed':
    case 'afterPaper':
    case 'openGroup':
    case 'openTask':
    case 'pick':
      throw new Error(`${name} needs its fields`);
  }
}
