import { wipeable } from '#contract/wipeable.ts';
import type { IssueId, IssueNumber, PersonKey, VisitId } from '#contract/ids.ts';
import type { Yen } from '#contract/yen.ts';
import type { CardSession } from '#devices/card/port.ts';

const PIN_LENGTH = 4;
const ASCII_ZERO = 0x30;

/** The digits of a PIN as they are typed: bytes, never a string; handed over once and wiped. */
export class PinPad {
  readonly #digits = wipeable(PIN_LENGTH);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(digit: number): void {
    if (this.#count === PIN_LENGTH) return;
    this.#digits[this.#count] = ASCII_ZERO + digit;
    this.#count += 1;
  }

  erase(): void {
    if (this.#count === 0) return;
    this.#count -= 1;
    this.#digits[this.#count] = 0;
  }

  wipe(): void {
    this.#digits.fill(0);
    this.#count = 0;
  }

  /** The four digits in a buffer that the receiver wipes; this pad is empty afterwards. */
  take(): Buffer {
    const taken = wipeable(PIN_LENGTH);
    this.#digits.copy(taken);
    this.wipe();
    return taken;
  }
}

/** One composed copy, waiting in memory to be printed. */
export interface Sheet {
  readonly issue: IssueId;
  readonly issueNumber: IssueNumber;
  readonly fee: Yen;
  readonly pdf: Uint8Array;
  /** Sheets of paper. */
  readonly sheets: number;
}

/** A card that was recognised, and the certificate read from it (DER). */
export interface HeldCard {
  readonly session: CardSession;
  readonly certificate: Uint8Array;
}

/**
 * What the terminal holds for one person and must let go of: the card session, the digits, the center's session, the
 * composed papers. It lives outside the statechart, so that no snapshot, log or inspector ever sees any of it.
 */
export class Hands {
  readonly visit: VisitId;
  readonly pin = new PinPad();
  #card: HeldCard | undefined;
  #wiped = false;
  person: { readonly key: PersonKey; readonly session: string } | undefined;
  #sheets: readonly Sheet[] = [];

  constructor(visit: VisitId) {
    this.visit = visit;
  }

  get card(): HeldCard | undefined {
    return this.#card;
  }

  /** Takes hold of a card; one that answers after the visit has ended is let go at once. */
  async hold(card: HeldCard): Promise<void> {
    if (this.#wiped) return card.session.close();
    this.#card = card;
  }

  get sheets(): readonly Sheet[] {
    return this.#sheets;
  }

  /** Takes a composed page; one that is ready after the visit has ended is overwritten at once. */
  keep(sheet: Sheet): void {
    if (this.#wiped) sheet.pdf.fill(0);
    else this.#sheets = [...this.#sheets, sheet];
  }

  /** The newest page takes the place of another, which is overwritten. */
  putInPlaceOf(index: number): void {
    const fresh = this.#sheets.at(-1);
    if (!fresh) return;
    this.#sheets[index]?.pdf.fill(0);
    this.#sheets = this.#sheets.slice(0, -1).map((sheet, at) => (at === index ? fresh : sheet));
  }

  /** Composed papers are overwritten, not only forgotten. */
  wipeSheets(): void {
    for (const sheet of this.#sheets) sheet.pdf.fill(0);
    this.#sheets = [];
  }

  /** Ends the card session, which powers the card off. */
  async letGoOfCard(): Promise<void> {
    const held = this.#card;
    this.#card = undefined;
    this.pin.wipe();
    await held?.session.close();
  }

  /** Nothing about the person stays. */
  async wipe(): Promise<void> {
    this.#wiped = true;
    this.wipeSheets();
    this.person = undefined;
    await this.letGoOfCard();
  }
}
