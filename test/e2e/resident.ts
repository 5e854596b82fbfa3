import type { Page } from 'playwright-core';

import type { Verb } from '#bench/verbs.ts';
import type { BenchView } from '#bench/view.ts';
import type { Action } from '#contract/action.ts';
import type { ScreenName } from '#contract/screen.ts';

/** How long a screen may take to come, ms: a sheet is printed, a pcscd poll passes. */
const PATIENCE_MS = 30_000;

/** A resident before the screen, with hands at the bench. */
export class Resident {
  readonly #page: Page;
  readonly #bench: string;

  constructor(page: Page, bench: string) {
    this.#page = page;
    this.#bench = bench;
  }

  /** Waits until this screen is shown. */
  async sees(screen: ScreenName): Promise<void> {
    await this.#page.locator(`[data-screen="${screen}"]`).waitFor({ timeout: PATIENCE_MS });
  }

  async reads(): Promise<string> {
    return (await this.#page.locator('[data-screen]').innerText()).replaceAll(/\s+/g, ' ');
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
    for (const digit of digits) {
      await this.#page.locator('button[data-action="pinDigit"]').filter({ hasText: digit }).click();
    }
    await this.taps('next');
  }

  async does(verb: Verb): Promise<void> {
    const answer = await fetch(`${this.#bench}/verbs`, { method: 'POST', body: JSON.stringify(verb) });
    if (!answer.ok) throw new Error(`the bench refused ${verb.do}: ${answer.status}`);
  }

  async looks(): Promise<BenchView> {
    const answer = await fetch(`${this.#bench}/view`);
    const view: BenchView = await answer.json();
    return view;
  }

  /** From the first screen to the confirmation of one certificate. */
  async asksFor(kind: 'ResidentRecord' | 'SealRegistration', card = 'family-of-four'): Promise<void> {
    await this.sees('idle');
    await this.taps('start', 'はじめる');
    await this.sees('choose');
    await this.taps('chooseKind', kind === 'ResidentRecord' ? '住民票' : '印鑑');
    await this.sees('layCard');
    await this.does({ do: 'layCard', card });
    await this.pin('1234');
    await this.sees('liftCard');
    await this.does({ do: 'liftCard' });
  }

  /** From the options to the payment. */
  async goesToPay(): Promise<void> {
    for (const screen of ['options', 'copies', 'basket', 'confirm'] as const) {
      await this.sees(screen);
      await this.taps('next');
    }
    await this.sees('pay');
  }

  async pays(...coins: readonly (10 | 50 | 100 | 500)[]): Promise<void> {
    for (const coin of coins) {
      await this.sees('pay');
      await this.does({ do: 'insertCoin', coin });
    }
  }
}
