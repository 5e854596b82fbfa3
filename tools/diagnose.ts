import { diagnoseCard } from './diagnose/card.ts';
import { diagnoseCash } from './diagnose/cash.ts';
import { type Diagnosis, faulty } from './diagnose/diagnosis.ts';
import { diagnosePaperExit } from './diagnose/paper-exit.ts';
import { diagnosePrinter } from './diagnose/printer.ts';

/**
 * `npm run diagnose -- card|cash|printer|paper-exit …`: a technician's look at one device, with no other part of the terminal running. A few lines for
 * people; with `--json` the last line is one JSON object. Exit 0 or 1.
 */
const DEVICES: Readonly<Record<string, (args: readonly string[]) => Promise<Diagnosis>>> = {
  card: diagnoseCard,
  cash: diagnoseCash,
  printer: diagnosePrinter,
  'paper-exit': diagnosePaperExit,
};

const [device = '', ...args] = process.argv.slice(2);
const diagnose = DEVICES[device];
const { lines, json, ok } = diagnose
  ? await diagnose(args.filter((arg) => arg !== '--json'))
  : faulty('usage', 'technician', `name a device: ${Object.keys(DEVICES).join(', ')}`);
for (const line of args.includes('--json') ? [JSON.stringify(json)] : lines)
  process.stdout.write(`${line}\n`);
process.exitCode = ok ? 0 : 1;
