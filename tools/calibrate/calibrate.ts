import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { openFaces, shippedFonts } from '#certificates/fonts.ts';
import { composeCalibration } from '#certificates/guard/compose-calibration.ts';
import { composeFilm } from '#certificates/guard/compose-film.ts';
import { PATCH_NUMBERS, USUAL_PATCH } from '#certificates/guard/patches.ts';
import { machineClock } from '#contract/clock.ts';
import type { Terminal } from '#contract/terminal.ts';
import { DEADLINES } from '#devices/printer/deadlines.ts';
import { printerAddress } from '#devices/printer/ipp/address.ts';
import { ippClient } from '#devices/printer/ipp/client.ts';
import type { PrinterTls } from '#devices/printer/ipp/connect.ts';
import { httpExchange } from '#devices/printer/ipp/transport.ts';
import { serial } from '#devices/printer/serial.ts';
import { loadConfig } from '#main/config/load.ts';
import { calibrationDue, keepCalibration, readCalibration } from '#main/core/calibration.ts';
import type { Supply } from '#main/core/calibration.ts';

import { type Diagnosis, faulty } from '../diagnose/diagnosis.ts';
import { examinePrinter } from '../diagnose/examine-printer.ts';
import { printOnePage } from '#main/core/test-page.ts';
import { TERMINAL_FILE } from '../terminal-file.ts';

const OPTIONS = {
  out: { type: 'string' },
  print: { type: 'boolean', default: false },
  film: { type: 'boolean', default: false },
  choose: { type: 'string' },
  due: { type: 'boolean', default: false },
  terminal: { type: 'string', default: TERMINAL_FILE },
  json: { type: 'boolean', default: false },
} as const;

const USAGE = 'say what: --out FILE, --print, --film --out FILE, --choose NUMBER, or --due';

/** What staff can do about the copy guard of their printer. */
export async function calibrate(args: readonly string[]): Promise<Diagnosis> {
  const asked = understood(args);
  if (asked === undefined) return usage(USAGE);
  const { out, print, film, choose, due, terminal: path } = asked;
  if (out !== undefined) return written(out, film);
  if (!print && choose === undefined && !due) return usage(USAGE);
  const loaded = loadConfig(path);
  if (!loaded.ok) return usage(`${loaded.error.file}: ${loaded.error.lines.join('; ')}`);
  const { terminal } = loaded.value;
  if (print) return printed(terminal, film);
  const supplies = await suppliesOf(terminal);
  if (supplies === undefined)
    return faulty('noAnswer', 'staff', 'the printer does not answer: turn it on, and ask again');
  return choose === undefined ? whetherDue(terminal, supplies) : chosen(terminal, choose, supplies);
}

function understood(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return undefined;
  }
}

function usage(text: string): Diagnosis {
  return faulty('usage', 'technician', text);
}

function pageOf(film: boolean): Uint8Array {
  const faces = openFaces(shippedFonts());
  return film ? composeFilm(faces) : composeCalibration(faces);
}

function written(file: string, film: boolean): Diagnosis {
  try {
    writeFileSync(file, pageOf(film));
  } catch (cause) {
    return usage(`${file}: cannot be written (${cause instanceof Error ? cause.message : 'unknown'})`);
  }
  const how = 'print it at 600 dpi in black, unscaled, with toner saving and smoothing off';
  return { ok: true, json: { ok: true, file }, lines: [`${file}: ${how}`] };
}

async function printed(terminal: Terminal, film: boolean): Promise<Diagnosis> {
  const tls = tlsOf(terminal);
  const address = { uri: terminal.printer.uri, clock: machineClock, ...(tls ? { tls } : {}) };
  const { verdict, cause } = await printOnePage(address, pageOf(film));
  if (verdict !== 'printed')
    return faulty(cause, 'staff', `the sheet was not printed, as far as is known: ${cause}`);
  const next = film
    ? 'it is for transparent film'
    : 'look at it at arm’s length, then: npm run calibrate -- --choose NUMBER';
  return { ok: true, json: { ok: true, verdict }, lines: [`printed; ${next}`] };
}

function chosen({ data }: Terminal, number: string, supplies: readonly Supply[]): Diagnosis {
  const patch = PATCH_NUMBERS.find((each) => String(each) === number);
  if (patch === undefined) return usage(`--choose takes a number of the sheet, 1 to ${PATCH_NUMBERS.length}`);
  if (!keepCalibration(data, { patch, at: machineClock.now(), supplies: [...supplies] }))
    return faulty('notKept', 'technician', `${data} took no file: the choice before this one still counts`);
  return {
    ok: true,
    json: { ok: true, patch, supplies: supplies.length },
    lines: [
      `kept: the guard is drawn by patch ${patch} from the next certificate on`,
      supplies.length > 0
        ? 'after a change of toner or drum, --due asks for a new sheet'
        : 'the printer does not tell its supplies: print a new sheet after every change of toner or drum',
    ],
  };
}

function whetherDue({ data }: Terminal, supplies: readonly Supply[]): Diagnosis {
  const calibration = readCalibration(data);
  const why = calibrationDue(calibration, supplies);
  const patch = typeof calibration === 'string' ? null : calibration.patch;
  return {
    ok: why === undefined,
    json: { ok: why === undefined, due: why ?? null, patch },
    lines: [why === undefined ? `patch ${patch} holds` : WHY[why]],
  };
}

const WHY = {
  never: 'this printer was never calibrated: npm run calibrate -- --print',
  damaged: `what was chosen is damaged, and patch ${USUAL_PATCH} is printed: npm run calibrate -- --print`,
  suppliesChanged: 'toner or drum was changed since: npm run calibrate -- --print',
} as const;

/** What the printer says of its toner and drum, which may be nothing; undefined if it does not answer. */
async function suppliesOf(terminal: Terminal): Promise<Supply[] | undefined> {
  const tls = tlsOf(terminal);
  const { uri } = terminal.printer;
  const wire = { address: printerAddress(uri), tls, clock: machineClock, deadlines: DEADLINES };
  const printer = await examinePrinter(ippClient(uri, httpExchange(wire), serial(1)));
  if (!printer.ok) return undefined;
  return printer.value.supplies.map(({ name, percent }) => ({
    name,
    ...(percent === undefined ? {} : { percent }),
  }));
}

function tlsOf({ printer: { pin, ca } }: Terminal): PrinterTls | undefined {
  if (pin !== undefined) return { pin };
  return ca === undefined ? undefined : { ca: readFileSync(ca, 'utf8') };
}
