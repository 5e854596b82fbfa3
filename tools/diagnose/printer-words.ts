import type { PrintReport, PrinterFaultCode } from '#devices/printer/port.ts';

import { type Diagnosis, faulty } from './diagnosis.ts';
import { type ExaminedPrinter, type Level, shown } from './examine-printer.ts';

const MESSAGES: Readonly<Record<PrinterFaultCode | 'certificate', string>> = {
  takePaper: 'The output tray is full. Take the paper out of it.',
  mediaEmpty: 'A4 paper is missing. Fill the tray, then watch the same job.',
  tonerEmpty: 'Toner (or another supply) is used up or missing. Change it.',
  jam: 'Paper is jammed. Take out every sheet, count and destroy what bears a number, and record it.',
  coverOpen: 'A cover or door is open. Look for sheets inside, then close it.',
  held: 'The printer is paused or does not accept jobs. Resume it at its panel.',
  jobLeft:
    'The printer does not end a job of an earlier visit. Cancel it at its panel, or switch it off and on, and look for its sheet.',
  offline:
    'The printer does not answer at this address in time. Check power, cable, address and port, and the firewall.',
  service: 'The printer asks for its maker’s service, or stands still without saying why.',
  unsupported:
    'The printer does not print A4 PDF by Create-Job and Send-Document, or does not say how long it has been on.',
  protocol: 'What answers at this address does not speak IPP as the standard has it.',
  certificate:
    'The printer’s TLS certificate is not the one expected. Not a byte was sent. Check --pin or --ca.',
};

export function tellPrinterFault(code: PrinterFaultCode | 'certificate'): Diagnosis {
  return faulty(code, 'technician', MESSAGES[code]);
}

/** The printer as it is; what blocks it makes the check fail. */
export function tellPrinter(printer: ExaminedPrinter, testPage: PrintReport | undefined): Diagnosis {
  const { view, fault } = printer;
  const json = {
    ...(fault ? { fault: { code: fault.code, who: fault.who, message: MESSAGES[fault.code] } } : {}),
    printer: {
      name: shown(view.name),
      state: view.state,
      device: printer.device,
      accepting: view.accepting,
      a4Loaded: view.mediaLoaded,
      duplex: view.duplex,
      reasons: printer.reasons.map(({ keyword, group }) => ({ keyword: shown(keyword), group })),
      trays: printer.trays,
      supplies: printer.supplies,
      counters: { sheets: printer.sheets, impressions: printer.impressions, upTimeSeconds: view.upTime },
    },
    ...(testPage ? { testPage: { verdict: testPage.verdict, cause: testPage.cause } } : {}),
  };
  const ok = fault === undefined && (testPage === undefined || testPage.verdict === 'printed');
  return { ok, lines: linesOf(printer, testPage), json };
}

function linesOf(printer: ExaminedPrinter, testPage: PrintReport | undefined): readonly string[] {
  const { view, fault, reasons } = printer;
  return [
    `${shown(view.name)}: ${printer.device} (${view.state}${view.accepting ? '' : ', does not accept jobs'})`,
    fault ? `${MESSAGES[fault.code]} (${fault.code}; ${fault.who})` : 'Nothing blocks it.',
    `reasons: ${reasons.map(({ keyword, group }) => `${shown(keyword)} [${group}]`).join(', ')}`,
    `A4 ${view.mediaLoaded ? 'loaded' : 'not loaded'}; ${view.duplex ? 'two sides' : 'one side'}`,
    `trays: ${levels(printer.trays)}`,
    `supplies: ${levels(printer.supplies)}`,
    `sheets in its life: ${printer.sheets ?? 'not counted'}; impressions: ${printer.impressions ?? 'not counted'}; on for ${view.upTime ?? '?'} s`,
    ...(testPage ? [`test page: ${testPage.verdict} (${testPage.cause})`] : []),
  ];
}

function levels(all: readonly Level[]): string {
  if (all.length === 0) return 'not told';
  return all.map(({ name, percent }) => `${name} ${percent === undefined ? '?' : `${percent} %`}`).join(', ');
}
