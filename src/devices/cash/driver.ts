import type { StaffId, VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS, yen } from '#contract/yen.ts';
import type { Denomination, Yen } from '#contract/yen.ts';
import type { Acceptance } from './acceptance.ts';
import { Audience } from './audience.ts';
import { Bus } from './cctalk/bus.ts';
import { lineTo } from './cctalk/line.ts';
import type { Connect } from './cctalk/line.ts';
import { Deposits } from './deposits.ts';
import { CashDevices } from './devices.ts';
import type { CashNews } from './devices.ts';
import { Exchange } from './exchange.ts';
import { cashFault } from './faults.ts';
import type { CashOptions } from './options.ts';
import { payOut } from './payout.ts';
import type {
  CashCapabilities,
  CashEvent,
  CashFault,
  CashPort,
  CashRecovery,
  CashStatus,
  Exchanged,
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

/** A certificate's usual fee (手数料), yen: what `accepting` and `exactOnly` are told for while nobody pays. */
const USUAL_DUE = 300;

class CashDriver implements CashPort {
  readonly #world: CashWorld;
  readonly #devices: CashDevices;
  readonly #pulse: Pulse;
  readonly #deposits: Deposits;
  readonly #withoutChange: boolean;
  readonly #audience = new Audience();
  readonly #exchange: Exchange;
  #device: 'closed' | 'offline' | 'ready' = 'closed';
  #movedAt = 0;
  #backOffMs = 0;
  #paying: Promise<PayoutReport> | undefined;
  #opening: Promise<Result<CashRecovery, CashFault>> | undefined;

  constructor(world: CashWorld, connect: Connect, cutOff: VisitId | undefined, withoutChange: boolean) {
    this.#world = world;
    this.#withoutChange = withoutChange;
    this.#deposits = new Deposits(cutOff);
    this.#devices = new CashDevices(world, connect);
    this.#exchange = new Exchange(world.journal, this.#devices.hoppers);
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
    if (this.#exchange.open) return err(cashFault('unitsOpen'));
    this.#exchange.endCutOff();
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
    const open = this.#exchange.open ? [cashFault('unitsOpen')] : [];
    const faults = this.#device === 'offline' ? [cashFault('offline')] : this.#devices.faults;
    const { accepting, exactOnly } = this.#acceptance(
      this.#deposits.current ?? { due: USUAL_DUE, credited: 0 },
    );
    const jammed = this.#devices.acceptor?.jammed === true;
    return {
      device: this.#device === 'ready' && jammed ? 'fault' : this.#device,
      deposit: this.#deposits.status(jammed),
      faults: [...open, ...faults],
      accepting,
      exactOnly,
      units: this.#devices.units,
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
    if (this.#exchange.open) return err(cashFault('unitsOpen'));
    if (this.#device !== 'ready') return err(cashFault('offline'));
    if (this.#busy) return err(cashFault('busy'));
    if (this.#devices.acceptor?.jammed === true) return err(cashFault('coinJam'));
    if (this.#acceptance({ due: deposit.due, credited: 0 }).accepting.length === 0) {
      return err(this.#devices.cashboxFull ?? cashFault('changeShort'));
    }
    this.#deposits.begin(deposit);
    await this.#pulse.next();
    if (this.#device === 'ready') return ok();
    this.#deposits.end();
    return err(cashFault('offline'));
  }

  async fixDeposit(): Promise<Result<{ readonly credited: Yen }, CashFault>> {
    await this.#opening;
    const deposit = this.#deposits.close();
    if (deposit === undefined) return ok({ credited: this.#deposits.credited });
    this.#movedAt = this.#world.clock.monotonic();
    while (this.#deposits.current === deposit) {
      if (this.#device !== 'ready' || !this.#pulse.running) {
        // What its coins came to is in the journal; were it kept, nobody after this visit could pay.
        this.#deposits.end();
        return err(cashFault('offline'));
      }
      await this.#pulse.next();
      if (this.#device === 'ready' && this.#atRest()) this.#deposits.end();
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
    if (this.#exchange.open) return refuse(cashFault('unitsOpen'));
    if (this.#busy) return refuse(cashFault('busy'));
    if (this.#device !== 'ready') return refuse(cashFault('offline'));
    this.#paying = payOut(this.#devices.hoppers, visit, amount).finally(() => {
      this.#paying = undefined;
    });
    const report = await this.#paying;
    if (report.status === 'unknown') this.#audience.tell({ type: 'inDoubt', visit, doubt: report.doubt });
    this.#tellStatus();
    return report;
  }

  async beginExchange(by: StaffId): Promise<Result<undefined, CashFault>> {
    await this.#opening;
    if (this.#busy) return err(cashFault('busy'));
    if (this.#exchange.open) return err(cashFault('unitsOpen'));
    this.#exchange.begin(by);
    if (this.#device === 'ready') await this.#pulse.next();
    this.#tellStatus();
    return ok();
  }

  async endExchange({ by, opened }: Exchanged): Promise<Result<CashRecovery, CashFault>> {
    await this.#opening;
    if (!this.#exchange.open) return err(cashFault('busy'));
    this.#exchange.end(by, opened);
    return this.open();
  }

  async close(): Promise<void> {
    await this.#opening;
    await this.#paying;
    await this.#pulse.stop();
    if (this.#device === 'ready') await this.#devices.accept([]);
    await this.#world.bus.disconnect();
    this.#deposits.end();
    this.#device = 'closed';
    this.#tellStatus();
  }

  /** Somebody pays or is paid. */
  get #busy(): boolean {
    return this.#deposits.current !== undefined || this.#paying !== undefined;
  }

  async #reopen(): Promise<Result<CashRecovery, CashFault>> {
    const found = await this.#devices.find();
    if (!found.ok) return found;
    const recovery = await reconcile(this.#world, this.#devices, this.#deposits.visit);
    if (recovery.ok)
      for (const { denomination } of recovery.value.lateCredits) this.#deposits.credit(denomination);
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
    const news = await this.#devices.poll(this.#deposits.visit);
    if (!news.ok) return false;
    this.#tellNews(news.value);
    await this.#decideNote();
    const accepted = await this.#devices.accept(this.#wanted());
    if (accepted.ok && this.#paying === undefined)
      await this.#devices.look(this.#deposits.current === undefined);
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
    const deposit = this.#deposits.current;
    const wanted =
      deposit !== undefined && !deposit.closing && this.#acceptance(deposit).accepting.includes(1000);
    await validator.route(wanted ? 'stack' : 'return', this.#deposits.visit);
  }

  #wanted(): readonly Denomination[] {
    const deposit = this.#deposits.current;
    if (deposit === undefined || deposit.closing) return [];
    if (this.#devices.validator?.holding === true) return [];
    return this.#acceptance(deposit).accepting;
  }

  #acceptance({ due, credited }: { readonly due: number; readonly credited: number }): Acceptance {
    if (this.#device !== 'ready' || this.#exchange.open) return { accepting: [], exactOnly: false };
    if (!this.#withoutChange) return this.#devices.acceptance({ due, credited });
    return { accepting: credited < due ? this.#devices.takes : [], exactOnly: false };
  }

  /** Shut for so long that nothing can be on its way any more. */
  #atRest(): boolean {
    const { acceptor, validator } = this.#devices;
    const shut = acceptor?.shut !== false && validator?.quiet !== false;
    return shut && this.#world.clock.monotonic() - this.#movedAt >= this.#world.profile.settleMs;
  }

  #tellNews({ credits, doubts, refused }: CashNews): void {
    for (const { visit, denomination } of credits) {
      if (visit === this.#deposits.current?.visit) this.#deposits.credit(denomination);
      this.#audience.tell({ type: 'credited', visit, denomination });
    }
    for (const doubt of doubts) this.#audience.tell({ type: 'inDoubt', visit: this.#deposits.visit, doubt });
    for (const reason of refused) this.#audience.tell({ type: 'refused', reason });
    if (credits.length + doubts.length > 0) this.#movedAt = this.#world.clock.monotonic();
  }

  #tellStatus(): void {
    this.#audience.tellStatus(this.status());
  }
}
