import { createPublicKey } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { boardAt } from '#certificates/board.ts';
import { offersAt } from '#certificates/offers.ts';
import { placesFor } from '#certificates/places.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { EVENTS } from '#contract/events.ts';
import type { EventSink } from '#contract/events.ts';
import { HeartbeatReply } from '#contract/heartbeat.ts';
import type { Hello } from '#contract/screen.ts';
import type { Terminal } from '#contract/terminal.ts';
import { townVersion } from '#contract/town-version.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import { TerminalFlow } from '#flows/terminal/flow.ts';
import { VoiceGuide } from '#flows/voice/guide.ts';
import { longer } from '#flows/voice/longer.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { DatabaseRefusal } from '#ledger/database/refusal.ts';
import { openLedger } from '#ledger/open-ledger.ts';

import { auditKeyIn } from './audit/key.ts';
import { vouchForLog } from './audit/vouch.ts';
import { call } from './center/call.ts';
import { createCenterClient } from './center/client.ts';
import { keepInStep } from './center/sync.ts';
import type { Config } from './config/load.ts';
import type { Materials } from './config/materials.ts';
import { makeReady } from './config/ready.ts';
import { backOfficeOf } from './core/back-office.ts';
import { recoveryBooks } from './core/books.ts';
import { EX_SOFTWARE, endOnDefect } from './core/defects.ts';
import { composerFor, randomIds } from './core/desk.ts';
import { openDevices } from './core/devices.ts';
import { noteDumps } from './core/dumps.ts';
import { healthOf } from './core/health.ts';
import { claimLedger } from './core/only-one.ts';
import { talkToParent } from './core/parent.ts';
import { afterProbation, probationOf } from './core/probation.ts';
import { renewalOf } from './core/renewal.ts';
import { openShellDoor, shellSocket } from './core/shell-door.ts';
import { slipPressFor } from './core/slip-press.ts';
import { createStaffDoor } from './core/staff-door.ts';
import { standstillOf } from './core/standstill.ts';
import { tellSystemd } from './core/watchdog.ts';
import { heartbeatOf } from './fleet/heartbeat.ts';
import { keepTelling } from './fleet/tell.ts';
import { readRenderer } from './gateway/files.ts';
import { openGateway } from './gateway/gateway.ts';
import { createLog } from './log/log.ts';
import { Clips } from './speech/clips.ts';
import { openIdentity } from './tls/identity.ts';
import type { InForce } from './town/edition.ts';
import { keepUpWithTown } from './town/keep-up.ts';
import { openTowns } from './town/towns.ts';
import { BUILD, VERSION } from './version.ts';

/** Node's exit code for a configuration that must be put right first (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78;

/** `node src/main/core.ts terminal.json [--check]`: the whole terminal but its window; with `--check` only its configuration. */
async function main(path: string | undefined, wish: string | undefined): Promise<void> {
  if (path === undefined) return refuse('usage: core.ts <terminal.json>');
  const ready = makeReady(path);
  if (!ready.ok) return refuse(...ready.error);
  const { config, materials } = ready.value;
  if (wish === '--check') return;
  if (!(await claimLedger(config.terminal.data))) {
    return refuse(`${config.terminal.data}: another core already works with this ledger; end that one first`);
  }
  try {
    await run(config, materials);
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    refuse(`ledger (${error.code}): ${error.message}`);
  }
}

async function run(
  config: Config,
  { secret, identity, townKey, trust, printerCa, receiptCa, sealTrust, staff }: Materials,
): Promise<void> {
  const { terminal } = config;
  const log = createLog({ clock, write: (line) => process.stdout.write(`${line}\n`) });
  endOnDefect(log);
  mkdirSync(terminal.data, { recursive: true, mode: 0o700 });
  const ledger = openLedger({
    path: join(terminal.data, 'ledger.sqlite'),
    terminal: terminal.id,
    budget: terminal.budget,
    clock,
    ids: randomIds,
    told: log,
  });
  const events = eventsInto(ledger, log);
  noteDumps(events);
  loadDemoFloat(config, ledger);
  const towns = openTowns({
    file: join(terminal.data, 'town-edition.json'),
    installed: { version: townVersion(config.town), town: config.town, site: config.site },
    townKey: createPublicKey(townKey),
    events,
    clock,
  });

  const own = identity && openIdentity(join(terminal.data, 'identity.json'), identity);
  const proof = own ? { fetch: own.fetch } : { secret };
  const center = createCenterClient({
    terminal: terminal.id,
    url: terminal.center.url,
    ...proof,
    townKey,
    sealTrust,
    clock,
  });
  const devices = await openDevices({ terminal, trust, printerCa, receiptCa, ledger, clock });
  devices.paperExit?.subscribe((status) => {
    const word = status.exit === 'fault' ? status.fault.code : status.exit;
    events.raise({ id: 'paperExit.status', exit: word });
  });
  devices.keypad?.subscribe((event) => {
    if (event.type === 'status') events.raise({ id: 'keypad.status', device: event.status.device });
  });
  const composer = composerFor(terminal);
  const standstill = standstillOf(ledger, events);
  const probation = probationOf();
  const flow = new TerminalFlow({
    desk: {
      ...devices,
      center,
      books: ledger,
      composer,
      slipPress: slipPressFor(terminal, towns.now, devices, composer),
      ...(staff ? { staff: createStaffDoor({ staff, tries: ledger.staffTries, events, clock }) } : {}),
      events,
      clock,
      ids: randomIds,
    },
    keypad: { subscribe: (listener) => voice.passOn(listener) },
    books: recoveryBooks(ledger),
    office: backOfficeOf({ terminal, printerCa, ledger, standstill }),
    premises: {
      // Asked only while nobody is there, or by whoever is about to begin.
      offers: () => offersAt(towns.betweenVisits().town, terminal.site, clock.now()),
      relay: () => towns.now().site.relay,
      board: () => boardAt(towns.now().town, terminal.site, clock.now()),
      places: (remedy) => placesFor(towns.now().town, terminal.site, remedy, clock.now()),
      pressure: () => ledger.pressure(),
      stopped: () => standstill.notice,
      onProbation: () => probation.lasts(),
    },
    get hello() {
      return helloOf(terminal, towns.now());
    },
    get patience() {
      return longer(towns.now().town.patience, voice.moreTime);
    },
    version: VERSION,
    onHalt: () => process.exit(EX_SOFTWARE),
  });
  const clips = new Clips(devices.speech);
  const voice = new VoiceGuide({
    flow,
    keypad: devices.keypad,
    speaker: clips,
    clock,
    loudness: terminal.speech ?? { volume: 100 },
  });
  voice.subscribe(() => devices.paperExit?.light(voice.frame().call !== undefined));
  const gateway = await openGateway({
    port: terminal.gateway.port,
    files: readRenderer(fileURLToPath(new URL('../../dist/renderer', import.meta.url))),
    flow: voice,
    clip: (id) => clips.get(id),
    events,
    clock,
    health: () => healthOf({ ledger, flow, gateway, clock, speech: devices.speech }),
  });
  const sync = afterProbation(probation, clock, () => keepInStep({ ledger, center, clock, events }));
  const upkeep = keepUpWithTown({ towns, center, clock });
  const { code } = config.town.municipality;
  const key = auditKeyIn(terminal.data, terminal.id);
  const voucher = afterProbation(probation, clock, () =>
    vouchForLog({ ledger, key, center, townKey, code, clock, events }),
  );

  const { id, center: upstream } = terminal;
  const renewing =
    own &&
    afterProbation(probation, clock, () =>
      renewalOf({ identity: own, terminal: id, url: upstream.url, center, clock, events }),
    );
  const heartbeat = keepTelling({
    clock,
    standing: (printer) =>
      heartbeatOf({
        terminal: id,
        site: terminal.site,
        build: BUILD,
        screen: flow.frame().screen,
        printer,
        cash: devices.cash.status(),
        ledger,
        now: clock.now(),
      }),
    askPrinter: () => devices.printer.status(),
    send: (report) => call({ url: upstream.url, ...proof, clock }, 'heartbeat', report, HeartbeatReply),
  });

  let stopping = false;
  const stop = async (reason: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await flow.stop();
    voice.close();
    events.raise({ id: 'terminal.stopped', reason });
    await gateway.close();
    heartbeat.stop();
    await devices.close();
    await sync.stop();
    await upkeep.stop();
    await voucher.stop();
    await renewing?.stop();
    ledger.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
  flow.start();
  const startUrl = (): string => {
    // A browser takes longer to start than the fonts to open.
    setImmediate(() => composer.open());
    return gateway.startUrl();
  };
  const forShell = { clock, startUrl, isLinked: () => gateway.isLinked() };
  talkToParent({ ...forShell, stop: () => void stop('shell') });
  const socket = shellSocket();
  if (socket !== undefined) openShellDoor(socket, forShell);
  tellSystemd(clock);
  if (!process.send && socket === undefined) process.stderr.write(`open ${startUrl()}\n`);
}

/** All events are logged; those that the catalogue marks so are kept in the chain first. */
function eventsInto(ledger: Ledger, log: EventSink): EventSink {
  return {
    raise(event) {
      if (EVENTS[event.id].audit) ledger.audit.raise(event);
      log.raise(event);
    },
  };
}

/** The simulators' hoppers are full from the start; a ledger that knows of no float learns it once. */
function loadDemoFloat({ terminal }: Config, ledger: Ledger): void {
  if (!terminal.demo || ledger.balance('float') !== 0) return;
  for (const coin of CHANGE_COINS)
    if (terminal.demo.float[coin] > 0) ledger.loadFloat(coin, terminal.demo.float[coin]);
}

function helloOf(terminal: Terminal, { town, site }: InForce): Hello {
  return {
    type: 'hello',
    terminal: terminal.id,
    town: town.municipality.shown,
    site: site.shown,
    helpDesk: site.helpDesk,
    languages: town.languages,
    demo: terminal.profile === 'demo',
  };
}

function refuse(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = EX_CONFIG;
}

await main(process.argv[2], process.argv[3]);
