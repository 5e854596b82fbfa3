import type { AuthenticateReply } from '#contract/center.ts';
import { wait } from '#contract/clock.ts';
import type { Event } from '#contract/events.ts';
import { IssueId, type PersonKey, type VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { type Denomination, type Yen, yen } from '#contract/yen.ts';
import type { CardEvent, CardFault, CardPort, CardSession } from '#devices/card/port.ts';
import type { CashEvent, CashFault, CashPort, CashStatus, PayoutReport } from '#devices/cash/port.ts';
import type { PaperExitPort } from '#devices/paper-exit/port.ts';
import type { PrintReport, PrinterFault, PrinterPort } from '#devices/printer/port.ts';
import type { Issue } from '#ledger/ledger.ts';
import type { CenterFault, CenterPort } from '../center-port.ts';
import type { Books, Composer, Desk } from '../visit/desk.ts';
import type { SheetRecovery } from '#contract/paper.ts';
import type { StaffDoor } from '../paper/staff-door.ts';
import { documentsFor } from './document.ts';
import { FEE, KEY, accepted } from './entitlements.ts';
import { exchanges } from './exchanges.ts';
import { NOTHING_NEW, payoutOf, READY_CASH } from './ready-cash.ts';
import type { SentSheet } from './sent-sheet.ts';
import { labelComposer, labelOf } from './label-composer.ts';
import { ScriptedForgotten } from './scripted-forgotten.ts';
import { ScriptedRelay } from './scripted-relay.ts';
import { beginSlip, ScriptedSlips, settleIssue } from './scripted-slips.ts';

/**
 * A desk whose devices do what the test says: set a field to script the next answers, look at `books` and `done` for
 * what happened. It keeps the journal's promises (balance = paid − earned − paid back − owed) and no others.
 */
export class ScriptedDesk implements Desk {
  readonly clock = new HandClock();
  readonly raised: Event[] = [];
  readonly done: string[] = [];
  pin = '1234';
  triesLeft = 3;
  cardFault: CardFault | undefined;
  centerFault: CenterFault | undefined;
  /** So many answers to `prepare` are lost on the way, though the center has drawn. */
  lostAnswers = 0;
  answer: AuthenticateReply = accepted(KEY);
  /** What the center charges for a copy, whatever it said at first. */
  fee = FEE;
  prepareRefusal: 'counter' | 'sessionExpired' | undefined;
  /** The person for whom the center makes documents: another one is the wrong-person incident. */
  documentsFor: PersonKey = KEY;
  reports: PrintReport[] = [];
  printerFault: PrinterFault | undefined;
  given: ReturnType<Books['givenTo']> = { returned: yen(0), owed: [] };
  payable = 10_000;
  depositFault: CashFault | undefined;
  cashFault: CashFault | undefined;
  /** How long every device and the center take to answer, ms. */
  pace = 0;
  #ids = 0;
  readonly #cardListeners = new Set<(event: CardEvent) => void>();
  readonly #cashListeners = new Set<(event: CashEvent) => void>();
  #media: 'present' | 'notPresent' = 'notPresent';
  #depositOf: VisitId | undefined;
  #inDoubt = 0;
  #drawing: VisitId | undefined;
  #unsent: readonly Issue[] = [];
  readonly #balances = new Map<VisitId, number>();
  readonly #fees = new Map<IssueId, number>();
  readonly #persons = new Map<VisitId, PersonKey>();
  /** Every copy that went to the printer: whose it was, for whom, and what was there to pay for it. */
  readonly sent: SentSheet[] = [];
  readonly withdrawn: string[] = [];
  readonly #issues: (Issue & { readonly sheets: number })[] = [];
  readonly owed: { readonly amount: number; readonly reason: string }[] = [];
  readonly ended: string[] = [];
  staff?: StaffDoor;
  readonly recovered: SheetRecovery[] = [];
  /** A sensor at the output tray, where a test puts one. */
  paperExit?: PaperExitPort;
  readonly forgotten = new ScriptedForgotten(this.done);
  paidOut = 0;
  readonly events = { raise: (event: Event): void => void this.raised.push(event) };
  readonly ids = { next: (): string => `id-${(this.#ids += 1)}` };

  lay(): void {
    this.#media = 'present';
    for (const listener of this.#cardListeners) listener({ type: 'inserted' });
  }

  lift(): void {
    this.#media = 'notPresent';
    for (const listener of this.#cardListeners) listener({ type: 'removed' });
  }

  /** Whether the slots are open. */
  get taking(): boolean {
    return this.#depositOf !== undefined;
  }

  drop(denomination: Denomination): void {
    const visit = this.#depositOf;
    if (!visit) return;
    this.#move(visit, denomination);
    for (const listener of this.#cashListeners) listener({ type: 'credited', visit, denomination });
  }

  /** The slots take something else from now on. */
  accept(...accepting: readonly Denomination[]): void {
    const deposit = this.#depositOf === undefined ? 'end' : 'count';
    const status: CashStatus = { ...this.cash.status(), deposit, accepting };
    for (const listener of this.#cashListeners) listener({ type: 'status', status });
  }

  failCash(fault: CashFault): void {
    const status: CashStatus = { ...this.cash.status(), device: 'offline', faults: [fault] };
    for (const listener of this.#cashListeners) listener({ type: 'status', status });
  }

  get visits(): readonly VisitId[] {
    return [...this.#balances.keys()];
  }

  held(visit: VisitId): number {
    return this.#balances.get(visit) ?? 0;
  }

  /** Money of a visit that nobody saw arrive. */
  credit(visit: VisitId, amount: number): void {
    this.#move(visit, amount);
  }

  #move(visit: VisitId, amount: number): void {
    this.#balances.set(visit, this.held(visit) + amount);
  }

  /** An answer, after the time that this desk takes. */
  async #says<T>(answer: T): Promise<T> {
    if (this.pace > 0) await wait(this.clock, this.pace);
    return answer;
  }

  readonly #session: CardSession = {
    readCertificate: () => this.#says(ok({ der: new Uint8Array([0x30]), notAfter: '2030-01-01T00:00:00Z' })),
    triesLeft: () => this.#says(ok(this.triesLeft)),
    verifyPin: (pin) => {
      const right = pin.toString('latin1') === this.pin;
      pin.fill(0);
      if (this.#media === 'notPresent') return this.#says(err({ code: 'removed', who: 'resident' }));
      if (right) return this.#says(ok());
      this.triesLeft -= 1;
      if (this.triesLeft === 0) return this.#says(err({ code: 'pinBlocked', who: 'staff' }));
      return this.#says(err({ code: 'pinWrong', who: 'resident', triesLeft: this.triesLeft }));
    },
    sign: () => this.#says(ok({ algorithm: 'RSA-SHA256', signature: new Uint8Array(256) })),
    close: () => {
      this.done.push('card powered off');
      return Promise.resolve();
    },
  };

  readonly card: CardPort = {
    status: () => ({ device: 'ready', media: this.#media, reader: 'scripted' }),
    capabilities: () => ({ transport: 'virtual', extendedLength: true }),
    subscribe: (listener) => {
      this.#cardListeners.add(listener);
      return () => this.#cardListeners.delete(listener);
    },
    accept: () => this.#says(this.cardFault ? err(this.cardFault) : ok(this.#session)),
    close: () => Promise.resolve(),
  };

  readonly center: CenterPort = {
    nonce: () => this.#says(this.centerFault ? err(this.centerFault) : ok(new Uint8Array(32))),
    authenticate: (visit) => {
      if (this.answer.answer === 'accepted') this.#persons.set(visit, this.answer.personKey);
      return this.#says(this.centerFault ? err(this.centerFault) : ok(this.answer));
    },
    prepare: (visit, _session, _request, lines) => {
      if (this.centerFault) return this.#says(err(this.centerFault));
      if (this.prepareRefusal) return this.#says(ok({ answer: 'refused', reason: this.prepareRefusal }));
      this.done.push('numbers drawn');
      this.lostAnswers -= 1;
      if (this.lostAnswers >= 0) return this.#says(err({ code: 'timeout', who: 'technician' }));
      return this.#says(
        ok({ answer: 'prepared', documents: documentsFor(visit, lines, this.fee, this.documentsFor) }),
      );
    },
    relaySlip: () => this.#says(this.centerFault ? err(this.centerFault) : ok(this.relay.relaySlip())),
    relayPaid: (payment) => this.#says(this.relay.relayPaid(payment)),
    status: () => this.#says(this.centerFault ? err(this.centerFault) : ok()),
  };
  readonly relay = new ScriptedRelay((visit, fee) => this.#move(visit, -fee));

  readonly books: Books = {
    visits: {
      begin: (visit) => void this.#balances.set(visit, 0),
      end: (_visit, how) => void this.ended.push(how),
    },
    issues: {
      intendDraw: (visit) => {
        this.done.push('draw intended');
        this.#drawing = visit;
      },
      settleDraw: (_request, outcome) => {
        this.done.push(`draw settled: ${typeof outcome === 'string' ? outcome : outcome.length}`);
        const visit = this.#drawing;
        if (typeof outcome === 'string' || !visit) return;
        for (const { issue, fee } of outcome) this.#fees.set(issue, fee);
        this.#unsent = outcome.map((drawn) => ({ ...drawn, visit, state: 'prepared' }));
        this.#issues.push(...this.#unsent.map((copy) => ({ ...copy, sheets: 1 })));
      },
      withdraw: (issue) => {
        this.withdrawn.push(issue);
        this.#unsent = this.#unsent.filter((known) => known.issue !== issue);
      },
      unsent: () => this.#unsent,
      of: (visit) => this.#issues.filter((issue) => issue.visit === visit),
      unrecovered: () => this.#issues.filter(({ state }) => state === 'inDoubt'),
      recover: (issue, recovery) => this.#recover(issue, recovery),
    },
    relay: this.relay.book,
    slips: { begin: (_visit, what) => beginSlip(this.ids, what) },
    forgotten: this.forgotten,
    balanceOf: (visit) => yen(visit ? this.held(visit) : 0),
    payableTo: (visit) => yen(Math.max(0, this.held(visit) - this.#inDoubt - this.relay.withheldFor(visit))),
    givenTo: () => ({
      returned: yen(this.given.returned + this.paidOut),
      owed: [
        ...this.given.owed,
        ...this.owed.map(({ amount }) => ({ number: 'OWED-1', amount: yen(amount) })),
      ],
    }),
    owe: (visit, amount, reason) => {
      this.owed.push({ amount, reason });
      if (visit) this.#move(visit, -amount);
      return 'OWED-1';
    },
  };

  #recover(issue: IssueId, recovery: SheetRecovery): void {
    this.recovered.push(recovery);
    const fee = this.#fees.get(issue) ?? 0;
    this.#inDoubt -= fee;
    const handedOver = recovery.disposal === 'handedOver';
    const visit = this.#issues.find((copy) => copy.issue === issue)?.visit;
    if (handedOver && visit) this.#move(visit, -fee);
    settleIssue(this.#issues, issue, handedOver ? 'printed' : 'notPrinted');
  }

  readonly printer: PrinterPort = {
    status: () =>
      this.#says({ device: this.printerFault ? 'blocked' : 'ready', fault: this.printerFault, notices: [] }),
    capabilities: () => this.#says(undefined),
    print: ({ visit, issue: paper, pdf }, progress) => {
      const issue = IssueId.parse(paper);
      this.#unsent = this.#unsent.filter((known) => known.issue !== issue);
      progress('printing');
      const report = this.reports.shift() ?? { verdict: 'printed', cause: 'completed', fault: undefined };
      this.done.push(`sheet ${report.verdict}`);
      const fee = this.#fees.get(issue) ?? 0;
      const { personKey } = labelOf(pdf);
      this.sent.push({ issue, personKey, meantFor: this.#persons.get(visit), fee, held: this.held(visit) });
      settleIssue(this.#issues, issue, report.verdict);
      if (report.verdict === 'printed') this.#move(visit, -fee);
      if (report.verdict === 'unknown') this.#inDoubt += fee;
      return this.#says(report);
    },
    reconcile: () => this.#says([]),
    close: () => Promise.resolve(),
  };
  readonly slipPress = new ScriptedSlips((answer) => this.#says(answer));

  readonly cash: CashPort = {
    open: () => this.#says(this.cashFault ? err(this.cashFault) : ok(NOTHING_NEW)),
    status: () => READY_CASH,
    accepting: () => READY_CASH,
    capabilities: () => ({ accepts: [10, 50, 100, 500, 1000], pays: [10, 50, 100, 500], escrow: true }),
    subscribe: (listener) => {
      this.#cashListeners.add(listener);
      return () => this.#cashListeners.delete(listener);
    },
    beginDeposit: ({ visit }) => {
      if (this.depositFault) return this.#says(err(this.depositFault));
      this.#depositOf = visit;
      return this.#says(ok());
    },
    fixDeposit: () => {
      const visit = this.#depositOf;
      this.#depositOf = undefined;
      return this.#says(ok({ credited: yen(visit ? this.held(visit) : 0) }));
    },
    payout: ({ visit, amount }) => this.#says(this.#payout(visit, amount)),
    ...exchanges(this.done),
    close: () => Promise.resolve(),
  };

  #payout(visit: VisitId, amount: Yen): PayoutReport {
    const report = payoutOf(amount, this.payable);
    this.paidOut += report.paid;
    this.#move(visit, -report.paid);
    return report;
  }
  readonly composer: Composer = { ...labelComposer };
}
