import { parseArgs } from 'node:util';

import { z } from 'zod';

import { machineClock, wait } from '#contract/clock.ts';
import { Terminal } from '#contract/terminal.ts';
import { openPaperExit } from '#devices/paper-exit/driver.ts';
import type { PaperExitProfile } from '#devices/paper-exit/driver.ts';
import type { PaperExitStatus } from '#devices/paper-exit/port.ts';

import { type Diagnosis, faulty } from './diagnosis.ts';

const OPTIONS = {
  port: { type: 'string' },
  unit: { type: 'string', default: '1' },
  input: { type: 'string', default: '0' },
  baud: { type: 'string', default: '9600' },
  parity: { type: 'string', default: 'none' },
  paper: { type: 'string', default: 'open' },
  for: { type: 'string', default: '3' },
} as const;
const MOST_SECONDS = 600;

const WORDS: Readonly<Record<string, string>> = {
  empty: 'nothing lies in the tray',
  paper: 'paper lies in the tray',
  unknown: 'the sensor was not heard long enough',
  offline: 'the line cannot be opened: look at the cable, and whether another program has it',
  silent: 'the line is open and nothing answers: look at the current, the unit, the rate and the two wires',
  refused: 'the module has no such input',
};

/**
 * `paper-exit --port PATH [--unit N] [--input N] [--baud N] [--parity none|even] [--paper open|closed] [--for SECONDS]`: what the
 * sensor at the output tray sees, and every change while it is watched.
 */
export async function diagnosePaperExit(args: readonly string[]): Promise<Diagnosis> {
  const asked = question(args);
  if (typeof asked === 'string') return faulty('usage', 'technician', asked);
  const port = openPaperExit({ profile: asked.profile, clock: machineClock });
  const seen: string[] = [];
  port.subscribe((status) => void seen.push(nameOf(status)));
  await wait(machineClock, asked.seconds * 1000);
  const last = nameOf(port.status());
  await port.close();
  const ok = last === 'empty' || last === 'paper';
  if (!ok) return faulty(last, 'technician', WORDS[last] ?? last);
  return { ok, lines: seen.map((word) => WORDS[word] ?? word), json: { exit: last, seen } };
}

function nameOf(status: PaperExitStatus): string {
  return status.exit === 'fault' ? status.fault.code : status.exit;
}

interface Question {
  readonly profile: PaperExitProfile;
  readonly seconds: number;
}

/** What was asked, or what is wrong with the question: the terms are those of `terminal.json`. */
function question(args: readonly string[]): Question | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.port === undefined) return 'say where the sensor is: --port /dev/ttyUSB1';
    const { unit, input, baud, parity, paper } = values;
    const profile = Terminal.shape.paperExit.unwrap().parse({
      address: values.port.startsWith('/') ? `serial:${values.port}` : values.port,
      unit: Number(unit),
      input: Number(input),
      baudRate: Number(baud),
      parity,
      paper,
    });
    return { profile, seconds: z.number().min(1).max(MOST_SECONDS).parse(Number(values.for)) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  }
}
