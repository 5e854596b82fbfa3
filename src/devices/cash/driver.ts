import type { VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS, yen } from '#contract/yen.ts';
import type { Denomination, Yen } from '#contract/yen.ts';
import { acceptance } from './acceptance.ts';
import type { Acceptance } from './acceptance.ts';
import { Audience } from './audience.ts';
import { Bus } from './cctalk/bus.ts';
import { lineTo } from './cctalk/line.ts';
import type { Connect } from './cctalk/line.ts';
import { CashDevices } from './devices.ts';
import type { CashNews } from './devices.ts';
import { cashFault } from './faults.ts';
import type { CashOptions } from './options.ts';
import { payOut, reliable } from './payout.ts';
import type {
  CashCapabilities,
  CashEvent,
  CashFault,
  CashPort,
  CashRecovery,
  CashStatus,
  PayoutReport,
} from './port.ts';
import { DEFAULT_PROFILE } from './profile.ts';
import type { CashWorld } from './profile.ts';
import { Pulse } from './pulse.ts';
import { reconcile } from './recovery.ts';

/** The cash devices of a terminal on a ccTalk bus. Throws where the address is not understood. */
export function createCash(options: CashOptions): CashPort {
  const { clock, journal, profile = DEFAULT_PROFILE } = options;
  const world = { clock, journal, profile, bus: new Bus(clock, profile.bus) };
  const { connect = lineTo(options.address), cutOff, withoutChange = false } = options;
  return new CashDriver(world, connect, cutOff, withoutChange);
}

interface Deposit {
  readonly visit: VisitId;
  readonly due: Yen;
  credited: number;
  closing: boolean;
}

/** A certificate's usual fee (手数料), yen: what `accepting` and `exactOnly` are told for while nobody pays. */
const USUAL_DUE = 300;

class CashDriver implements CashPort {
  readonly #world: CashWorld;
  readonly #devices: CashDevices;
  readonly #pulse: Pulse;
  readonly #cutOff: VisitId | undefined;
  readonly #withoutChange: boolean;
  readonly #audience = new Audience();
  #device: 'closed' | 'offline' | 'ready' = 'closed';
  #deposit: Deposit | undefined;
  #last: { readonly visit: VisitId; readonly credited: Yen } | undefined;
  #movedAt = 0;
  #backOffMs = 0;
  #paying: Promise<PayoutReport> | undefined;
  #opening: Promise<Result<CashRecovery, CashFault>> | undefined;

  constructor(world: CashWorld, connect: Connect, cutOff: VisitId | undefined, withoutChange: boolean) {
    this.#world = world;
    this.#withoutChange = withoutChange;
    this.#cutOff = cutOff;
    this.#devices = new CashDevices(world, connect);
    this.#pulse = new Pulse(world.clock, () => this.#beat());
  }

  /** Whoever wants the devices meanwhile waits for it: what they were before is not what they are. */
  open(): Promise<Result<CashRecovery, CashFault>> {
    this.#opening ??= this.#openAnew().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #openAnew(): Promise<Result<CashRecovery, CashFault>> {
    if (this.#paying !== undefined) return err(cashFault('busy'));
    await this.#pulse.stop();
    const recovery = await this.#reopen();
    this.#device = recovery.ok ? 'ready' : 'offline';
    if (recovery.ok) {
      this.#backOffMs = 0;
      for (const hopper of this.#devices.hoppers) await hopper.inspect(true);
      this.#pulse.start();
    }
    this.#tellStatus();
    return recovery;
  }

  status(): CashStatus {
    const faults = this.#device === 'offline' ? [cashFault('offline')] : this.#devices.faults;
    const { accepting, exactOnly } = this.#acceptance(this.#deposit ?? { due: USUAL_DUE, credited: 0 });
    return {
      device: this.#device === 'ready' && this.#devices.acceptor?.jammed === true ? 'fault' : this.#device,
      deposit: this.#depositStatus(),
      faults,
      accepting,
      exactOnly,
      units: this.#devices.hoppers.map(({ unit }) => unit),
    };
  }

  accepting(due: Yen): Acceptance {
    return this.#acceptance({ due, credited: 0 });
  }

  capabilities(): CashCapabilities {
    const notes = this.#world.profile.noteValidator !== undefined;
    return { accepts: notes ? [...CHANGE_COINS, 1000] : CHANGE_COINS, pays: CHANGE_COINS, escrow: notes };
  }

  subscribe(listener: (event: CashEvent) => void): () => void {
    return this.#audience.subscribe(listener);
  }

  async beginDeposit(deposit: {
    readonly visit: VisitId;
    readonly due: Yen;
  }): Promise<Result<undefined, CashFault>> {
    await this.#opening;
    if (this.#device !== 'ready') return err(cashFault('offline'));
    if (this.#deposit !== undefined || this.#paying !== undefined) return err(cashFault('busy'));
    if (this.#devices.acceptor?.jammed === true) return err(cashFault('coinJam'));
    if (this.#acceptance({ due: deposit.due, credited: 0 }).accepting.length === 0) {
      return err(cashFault('changeShort'));
    }
    this.#deposit = { ...deposit, credited: 0, closing: false };
    await this.#pulse.next();
    if (this.#device === 'ready') return ok();
    this.#deposit = undefined;
    this.#last = { visit: deposit.visit, credited: yen(0) };
    return err(cashFault('offline'));
  }

  async fixDeposit(): Promise<Result<{ readonly credited: Yen }, CashFault>> {
    await this.#opening;
    const deposit = this.#deposit;
    if (deposit === undefined) return ok({ credited: this.#last?.credited ?? yen(0) });
    deposit.closing = true;
    this.#movedAt = this.#world.clock.monotonic();
    while (this.#deposit === deposit) {
      if (this.#device !== 'ready' || !this.#pulse.running) {
        // What its coins came to is in the journal; were it kept, nobody after this visit could pay.
        this.#endDeposit(deposit);
        return err(cashFault('offline'));
      }
      await this.#pulse.next();
      if (this.#device === 'ready' && this.#atRest()) this.#endDeposit(deposit);
    }
    this.#tellStatus();
    return ok({ credited: yen(deposit.credited) });
  }

  async payout({ visit, amount }: { readonly visit: VisitId; readonly amount: Yen }): Promise<PayoutReport> {
    const refuse = (fault: CashFault): PayoutReport => ({
      status: 'refused',
      paid: yen(0),
      unpaid: amount,
      fault,
    });
    await this.#opening;
    if (this.#paying !== undefined || this.#deposit !== undefined) return refuse(cashFault('busy'));
    if (this.#device !== 'ready') return refuse(cashFault('offline'));
    this.#paying = payOut(this.#devices.hoppers, visit, amount).finally(() => {
      this.#paying = undefined;
    });
    const report = await this.#paying;
    if (report.status === 'unknown') this.#audience.tell({ type: 'inDoubt', visit, doubt: report.doubt });
    this.#tellStatus();
    return report;
  }

  async close(): Promise<void> {
    await this.#opening;
    await this.#paying;
    await this.#pulse.stop();
    if (this.#device === 'ready') await this.#devices.accept([]);
    await this.#world.bus.disconnect();
    if (this.#deposit !== undefined) this.#endDeposit(this.#deposit);
    this.#device = 'closed';
    this.#tellStatus();
  }

  #endDeposit(deposit: Deposit): void {
    this.#last = { visit: deposit.visit, credited: yen(deposit.credited) };
    this.#deposit = undefined;
  }

  /** The visit that money belongs to when it shows itself. */
  get #visit(): VisitId | undefined {
    return this.#deposit?.visit ?? this.#last?.visit ?? this.#cutOff;
  }

  async #reopen(): Promise<Result<CashRecovery, CashFault>> {
    const found = await this.#devices.find();
    if (!found.ok) return found;
    const recovery = await reconcile(this.#world, this.#devices, this.#visit);
    if (recovery.ok && this.#deposit !== undefined) {
      const { lateCredits } = recovery.value;
      this.#deposit.credited += lateCredits.reduce((sum, { denomination }) => sum + denomination, 0);
    }
    return recovery;
  }

  /** One round: what happened, what follows from it, what may be taken next. Answers when the next is due, ms. */
  async #beat(): Promise<number> {
    if (this.#device === 'offline') await this.#lookAgain();
    if (this.#device === 'ready' && !(await this.#round())) {
      await this.#devices.shut();
      this.#device = 'offline';
      this.#backOffMs = this.#world.profile.reopen.firstMs;
    }
    this.#tellStatus();
    return this.#device === 'offline' ? this.#backOffMs : this.#devices.pollMs;
  }

  /** False when a device that must answer does not. */
  async #round(): Promise<boolean> {
    const news = await this.#devices.poll(this.#visit);
    if (!news.ok) return false;
    this.#tellNews(news.value);
    await this.#decideNote();
    const accepted = await this.#devices.accept(this.#wanted());
    if (accepted.ok && this.#paying === undefined) await this.#devices.look(this.#deposit === undefined);
    return accepted.ok;
  }

  /** Looks for silent devices again, each time after a longer while. Payouts under way keep deciding for themselves. */
  async #lookAgain(): Promise<void> {
    const { longestMs } = this.#world.profile.reopen;
    const found = await this.#devices.find();
    if (!found.ok) {
      this.#backOffMs = Math.min(this.#backOffMs * 2, longestMs);
      return;
    }
    this.#device = 'ready';
    if (this.#paying !== undefined) return;
    for (const hopper of this.#devices.hoppers) await hopper.inspect(false);
  }

  /** A note in escrow is stacked while it is still wanted, and given back otherwise. */
  async #decideNote(): Promise<void> {
    const validator = this.#devices.validator;
    if (validator?.escrowed !== true) return;
    const deposit = this.#deposit;
    const wanted =
      deposit !== undefined && !deposit.closing && this.#acceptance(deposit).accepting.includes(1000);
    await validator.route(wanted ? 'stack' : 'return', deposit?.visit ?? this.#visit);
  }

  #wanted(): readonly Denomination[] {
    if (this.#deposit === undefined || this.#deposit.closing) return [];
    if (this.#devices.validator?.holding === true) return [];
    return this.#acceptance(this.#deposit).accepting;
  }

  #acceptance({ due, credited }: { readonly due: number; readonly credited: number }): Acceptance {
    if (this.#device !== 'ready') return { accepting: [], exactOnly: false };
    const { takes, hoppers, acceptor } = this.#devices;
    if (this.#withoutChange) return { accepting: credited < due ? takes : [], exactOnly: false };
    const { inFlight = 0, recycled = [] } = acceptor ?? {};
    const gate = { inFlight, recycled, reserve: this.#world.profile.reserve };
    return acceptance(due, credited, reliable(hoppers), takes, gate);
  }

  /** Shut for so long that nothing can be on its way any more. */
  #atRest(): boolean {
    const { acceptor, validator } = this.#devices;
    const shut = acceptor?.shut !== false && validator?.quiet !== false;
    return shut && this.#world.clock.monotonic() - this.#movedAt >= this.#world.profile.settleMs;
  }

  #depositStatus(): CashStatus['deposit'] {
    if (this.#deposit === undefined) return 'end';
    if (this.#devices.acceptor?.jammed === true) return 'jam';
    return this.#deposit.credited === 0 ? 'start' : 'count';
  }

  #tellNews({ credits, doubts, refused }: CashNews): void {
    for (const { visit, denomination } of credits) {
      if (visit === this.#deposit?.visit && this.#deposit !== undefined)
        this.#deposit.credited += denomination;
      this.#audience.tell({ type: 'credited', visit, denomination });
    }
    for (const doubt of doubts) this.#audience.tell({ type: 'inDoubt', visit: this.#visit, doubt });
    for (const reason of refused) this.#audience.tell({ type: 'refused', reason });
    if (credits.length + doubts.length > 0) this.#movedAt = this.#world.clock.monotonic();
  }

  #tellStatus(): void {
    this.#audience.tellStatus(this.status());
  }
}
