import type { Clock } from '#contract/clock.ts';
import type { Terminal } from '#contract/terminal.ts';
import { profileWith } from '#devices/card/certificate-profile.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import type { CardPort } from '#devices/card/port.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { CardTransport } from '#devices/card/transport.ts';
import { createCash } from '#devices/cash/driver.ts';
import type { CashPort } from '#devices/cash/port.ts';
import { DEFAULT_PROFILE } from '#devices/cash/profile.ts';
import { openKeypad } from '#devices/keypad/driver.ts';
import type { KeypadOptions } from '#devices/keypad/driver.ts';
import type { KeypadPort } from '#devices/keypad/port.ts';
import { openPaperExit } from '#devices/paper-exit/driver.ts';
import type { CallLight } from '#devices/paper-exit/call-light.ts';
import type { PaperExitPort } from '#devices/paper-exit/port.ts';
import { createPrinter } from '#devices/printer/driver.ts';
import type { PrinterOptions } from '#devices/printer/driver.ts';
import { A4, A6 } from '#devices/printer/format.ts';
import type { PrinterPort } from '#devices/printer/port.ts';
import { openSpeech } from '#devices/speech/driver.ts';
import type { SpeechPort } from '#devices/speech/port.ts';
import type { Ledger } from '#ledger/ledger.ts';

export interface Devices {
  readonly card: CardPort;
  readonly cash: CashPort;
  readonly printer: PrinterPort;
  /** Undefined where there is none. */
  readonly keypad: KeypadPort | undefined;
  /** Undefined where there is none. */
  readonly paperExit: (PaperExitPort & CallLight) | undefined;
  /** Off where no voice is installed. */
  readonly speech: SpeechPort;
  /** A printer for slips alone, where there is one. */
  readonly receiptPrinter: PrinterPort | undefined;
  close(): Promise<void>;
}

/** The drivers that `terminal.json` names, each with its part of the ledger as journal. */
export async function openDevices(parts: {
  readonly terminal: Terminal;
  /** PEMs of the pinned CA certificates. */
  readonly trust: readonly string[];
  /** PEMs that `printer.ca` and `receipt.ca` name. */
  readonly printerCa: string | undefined;
  readonly receiptCa: string | undefined;
  readonly ledger: Ledger;
  readonly clock: Clock;
}): Promise<Devices> {
  const { terminal, trust, printerCa, receiptCa, ledger, clock } = parts;
  const card = openCardReader({
    transport: await cardTransport(terminal.card.reader, clock),
    trust,
    clock,
    profile: profileWith(terminal.card.policies),
  });
  const cash = createCash({
    address: terminal.cash.address,
    journal: ledger.cash,
    clock,
    profile: { ...DEFAULT_PROFILE, cashboxCoins: terminal.cash.cashboxCoins },
    cutOff: ledger.visits.open().at(-1),
  });
  const printer = createPrinter({ ...addressOf(terminal.printer, printerCa), journal: ledger.prints, clock });
  const receiptPrinter =
    terminal.receipt &&
    createPrinter({
      ...addressOf(terminal.receipt, receiptCa),
      media: terminal.receipt.paper === 'a6' ? A6 : A4,
      journal: ledger.slipPrints,
      clock,
    });
  const keypad = terminal.keypad && openKeypad(await keypadOptions(terminal.keypad.device, clock));
  const speech = await openSpeech({ openJtalk: terminal.speech?.openJtalk });
  const paperExit = terminal.paperExit && openPaperExit({ profile: terminal.paperExit, clock });
  return {
    card,
    cash,
    printer,
    keypad,
    paperExit,
    speech,
    receiptPrinter,
    async close() {
      speech.close();
      await Promise.all([
        card.close(),
        cash.close(),
        printer.close(),
        receiptPrinter?.close(),
        keypad?.close(),
        paperExit?.close(),
      ]);
    },
  };
}

/** Where a printer is, and how it proves who it is. */
export function addressOf(
  { uri, pin }: Terminal['printer'],
  ca: string | undefined,
): Pick<PrinterOptions, 'uri' | 'tls'> {
  // A demo may give both; the pin is the narrower of the two.
  if (pin !== undefined) return { uri, tls: { pin } };
  return ca === undefined ? { uri } : { uri, tls: { ca } };
}

async function keypadOptions(device: string, clock: Clock): Promise<KeypadOptions> {
  const path = /^unix:(.+)$/.exec(device)?.[1];
  if (path === undefined) return { device, clock };
  // Only a demo terminal has this ten-key: a production build does not contain the simulators.
  const { socketHid } = await import('#devices/keypad/simulator/socket-hid.ts');
  return { ...socketHid(path), clock };
}

async function cardTransport(reader: Terminal['card']['reader'], clock: Clock): Promise<CardTransport> {
  if (reader.transport === 'pcsc') return openPcsc({ clock, reader: reader.name ?? '' });
  // Only a demo terminal has this reader: a production build does not contain the simulators.
  const { openVpcd } = await import('#devices/card/simulator/vpcd.ts');
  const { transport } = await openVpcd({ port: reader.port });
  return transport;
}
