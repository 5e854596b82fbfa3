import type { Page } from 'playwright-core';
import { vi } from 'vitest';

import type { Verb } from '#bench/verbs.ts';
import type { BenchView } from '#bench/view.ts';
import type { Action } from '#contract/action.ts';
import type { ScreenName } from '#contract/screen.ts';
import type { CardTransport } from '#devices/card/transport.ts';

/** How long a screen may take to come, ms: a sheet is printed, a pcscd poll passes. */
const PATIENCE_MS = 20_000;
/** Between two looks at the bench, ms. */
const LOOK_MS = 20;

export const KINDS = {
  ResidentRecord: /住民票の写し|Certificate of Residence/,
  SealRegistration: /印鑑登録証明書|Seal Registration/,
} as const;

/** The made-up member of staff of resources/town/staff.json. */
const STAFF = { number: '1001', code: '246810' };

/** A resident before the screen, with hands at the bench. */
export class Resident {
  #page: Page;
  readonly #bench: string;
  readonly #reader: CardTransport;
  readonly #watched: boolean;
  /** The names of the sheets that were taken from the printer. */
  readonly papers: string[] = [];

  /** `watched`: a sensor looks at the output tray. */
  constructor(page: Page, bench: string, reader: CardTransport, watched = false) {
    this.#watched = watched;
    this.#page = page;
    this.#bench = bench;
    this.#reader = reader;
  }

  /** Turns to another window; whatever was being done at the one before has been given up. */
  turnsTo(page: Page): void {
    this.#page = page;
  }

  /** The same person, who does nothing more once this window is gone: hands and all. */
  atThisWindow(): Resident {
    return new Resident(this.#page, this.#bench, this.#reader, this.#watched);
  }

  /** Waits until one of these screens is shown; answers which. */
  async sees(...screens: readonly [ScreenName, ...ScreenName[]]): Promise<ScreenName> {
    return this.seesIn(PATIENCE_MS, ...screens);
  }

  /** The same, for what takes longer. */
  async seesIn(timeout: number, ...screens: readonly [ScreenName, ...ScreenName[]]): Promise<ScreenName> {
    const any = screens.map((screen) => `[data-screen="${screen}"]`).join(', ');
    const shown = this.#page.locator(any).first();
    await shown.waitFor({ timeout }).catch(async (cause: unknown) => {
      const instead = await this.#page.locator('[data-screen]').first().getAttribute('data-screen');
      throw new Error(`expected ${screens.join(' or ')}, but there is ${instead}`, { cause });
    });
    const name = await shown.getAttribute('data-screen', { timeout: PATIENCE_MS });
    return screens.find((screen) => screen === name) ?? this.sees(...screens);
  }

  async reads(): Promise<string> {
    return (await this.#page.locator('[data-screen]').innerText()).replaceAll(/\s+/g, ' ');
  }

  /** Waits until these words are on the screen. */
  async readsOf(words: string | RegExp): Promise<void> {
    await this.#page.locator('[data-screen]').filter({ hasText: words }).waitFor({ timeout: PATIENCE_MS });
  }

  /** Taps a button by what it does; `text` tells apart those that do the same. */
  async taps(action: Action['name'], text?: string | RegExp): Promise<void> {
    const buttons = this.#page.locator(`button[data-action="${action}"]`);
    await (text === undefined ? buttons : buttons.filter({ hasText: text }))
      .first()
      .click({ timeout: PATIENCE_MS });
  }

  async pin(digits: string): Promise<void> {
    await this.sees('enterPin');
    for (const digit of digits) await this.taps('pinDigit', digit);
    await this.taps('next');
  }

  /** Types a number on the ten-key of the screen, and goes on. */
  async types(digits: string): Promise<void> {
    await this.sees('relayNumber');
    for (const digit of digits) await this.taps('pinDigit', digit);
    await this.taps('next');
  }

  async does(verb: Verb): Promise<void> {
    if (this.#page.isClosed()) throw new Error(`given up at the bench: ${verb.do}`);
    const answer = await fetch(`${this.#bench}/verbs`, { method: 'POST', body: JSON.stringify(verb) });
    if (!answer.ok) throw new Error(`the bench refused ${verb.do}: ${answer.status}`);
  }

  async looks(): Promise<BenchView> {
    const answer = await fetch(`${this.#bench}/view`);
    const view: BenchView = await answer.json();
    return view;
  }

  async starts(language: 'ja' | 'en' = 'ja'): Promise<void> {
    await this.sees('idle');
    await this.taps('start', language === 'ja' ? 'はじめる' : 'Start');
    await this.sees('choose');
  }

  /** Chooses a certificate and lays the card. */
  async lays(card: string, kind: keyof typeof KINDS = 'ResidentRecord'): Promise<void> {
    await this.sees('choose');
    await this.taps('chooseKind', KINDS[kind]);
    await this.sees('layCard');
    await this.does({ do: 'layCard', card });
  }

  async lifts(): Promise<void> {
    await this.sees('liftCard');
    await this.lift();
  }

  /** Lifts the card, no faster than a reader can tell: pcscd looks only now and then. */
  async lift(): Promise<void> {
    await this.does({ do: 'liftCard' });
    const isEmpty = () => this.#reader.status().media === 'notPresent';
    await vi.waitUntil(isEmpty, { timeout: PATIENCE_MS, interval: LOOK_MS });
  }

  /** From the first screen to the options of one certificate. */
  async asksFor(kind: keyof typeof KINDS = 'ResidentRecord', card = 'family-of-four'): Promise<void> {
    await this.starts();
    await this.lays(card, kind);
    await this.pin('1234');
    await this.lifts();
  }

  /** From the options to the confirmation, where the certificate is ready. */
  async confirms(): Promise<void> {
    await this.sees('options');
    await this.taps('next');
    if ((await this.sees('items', 'copies')) === 'items') await this.taps('next');
    for (const screen of ['copies', 'basket'] as const) {
      await this.sees(screen);
      await this.taps('next');
    }
    await this.sees('confirm');
  }

  /** From the first screen to the payment of one 住民票の写し. */
  async goesToPay(card?: string): Promise<void> {
    await this.asksFor('ResidentRecord', card);
    await this.confirms();
    await this.taps('next');
    await this.sees('pay');
  }

  /** Puts coins in, each once the gate is open for it. */
  async pays(...coins: readonly (10 | 50 | 100 | 500)[]): Promise<void> {
    for (const coin of coins) {
      await this.canPut(coin);
      await this.does({ do: 'insertCoin', coin });
    }
  }

  /** Waits for the lamp at the slot. */
  async canPut(money: 10 | 50 | 100 | 500 | 1000): Promise<void> {
    await this.finds(`the slot takes ${money}`, ({ cash }) => cash.takes.includes(money));
  }

  /** Staff come, sign in, count so many sheets, destroy what they found, and take the last way that is offered of these. */
  async calledStaff(sheets: number, ...ways: readonly string[]): Promise<void> {
    await this.sees('paperLocked');
    await this.staffSignIn();
    await this.sees('staffPaper');
    await this.taps('sheetsFound', String(sheets));
    if (sheets > 0) await this.taps('disposed', '裁断した');
    const text = await this.reads();
    await this.taps(
      'afterPaper',
      ways.find((way) => text.includes(way)),
    );
    await this.#page
      .locator('[data-screen="staffPaper"]')
      .waitFor({ state: 'detached', timeout: PATIENCE_MS });
  }

  /** Staff come for papers that were left, sign in, take them out, and keep them as lost property. */
  async calledForLeft(): Promise<void> {
    await this.sees('papersLeft');
    await this.staffSignIn();
    await this.sees('staffPaper');
    const { printer } = await this.looks();
    await this.takesPapers();
    await this.finds('the tray is empty', ({ exit }) => !exit.seesPaper);
    await this.taps('sheetsFound', String(printer.output.length));
    if (printer.output.length > 0) await this.taps('disposed', '遺失物として保管した');
    await this.#page
      .locator('[data-screen="staffPaper"]')
      .waitFor({ state: 'detached', timeout: PATIENCE_MS });
  }

  /** Staff come between visits: a finger rests on the town's sign. */
  async staffEnters(at: 'idle' | 'outOfService' = 'idle'): Promise<void> {
    await this.sees(at);
    const sign = await this.#page.locator('.header-place').boundingBox();
    if (!sign) throw new Error('the sign of the town is not there');
    await this.#page.mouse.move(sign.x + sign.width / 2, sign.y + sign.height / 2);
    await this.#page.mouse.down();
    await this.sees('staffNumber');
    await this.#page.mouse.up();
    await this.typesNumberAndCode();
    await this.sees('staffMode');
  }

  async staffSignIn(): Promise<void> {
    await this.taps('staff');
    await this.typesNumberAndCode();
  }

  async typesNumberAndCode(): Promise<void> {
    for (const [screen, digits] of [
      ['staffNumber', STAFF.number],
      ['staffCode', STAFF.code],
    ] as const) {
      await this.sees(screen);
      for (const digit of digits) await this.taps('pinDigit', digit);
      await this.taps('next');
    }
  }

  /** Taps on until the first screen is back, leaving nothing behind. */
  async leaves(): Promise<void> {
    for (;;) {
      const screen = await this.sees(
        'takePapers',
        'takeMoney',
        'finished',
        'ended',
        'trouble',
        'paperLocked',
        'papersLeft',
        'idle',
      );
      if (screen === 'idle') return;
      if (screen === 'paperLocked') {
        await this.calledStaff(0, '記録する', '手数料を返す');
        continue;
      }
      if (screen === 'papersLeft') {
        await this.calledForLeft();
        continue;
      }
      if (screen === 'takePapers' && this.#watched) await this.takesPapers();
      else await this.taps('next');
      await this.#page
        .locator(`[data-screen="${screen}"]`)
        .waitFor({ state: 'detached', timeout: PATIENCE_MS });
    }
  }

  /** Takes what lies in the printer's output. */
  async takesPapers(): Promise<void> {
    const { printer } = await this.looks();
    this.papers.push(...printer.output);
    await this.does({ do: 'takeSheets' });
  }

  /** Looks at the bench until it shows this. */
  async finds(what: string, shows: (view: BenchView) => boolean): Promise<void> {
    const page = this.#page;
    const waiting = { timeout: PATIENCE_MS, interval: LOOK_MS };
    const found = async (): Promise<boolean> => page.isClosed() || shows(await this.looks());
    await vi.waitUntil(found, waiting);
    if (page.isClosed()) throw new Error(`given up at the bench: ${what}`);
  }
}
