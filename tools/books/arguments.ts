import { parseArgs } from 'node:util';

import { z } from 'zod';

import { dayOf, plusDays, startOf } from '#certificates/japan-time.ts';
import { CASH_UNITS, SealBag } from '#contract/cashier.ts';
import { StaffId } from '#contract/ids.ts';
import { DISPOSALS } from '#contract/paper.ts';
import { Pieces } from '#contract/pieces.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS, Yen } from '#contract/yen.ts';

import { TERMINAL_FILE } from '../terminal-file.ts';
import { USAGE } from './words.ts';

const Day = z.iso.date();
const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month like 2026-11');
const Unit = z.enum(CASH_UNITS, `a unit: ${CASH_UNITS.join(', ')}`);
const Coin = z.coerce.number().pipe(z.literal([...CHANGE_COINS], `a coin: ${CHANGE_COINS.join(', ')}`));
const Coins = z.coerce.number().pipe(z.int().min(1).max(2_000));
const Amount = z.coerce.number().pipe(Yen.min(0));
const by = StaffId;

/** `500=3 100=12`: pieces of each denomination. */
const Counted = z
  .string()
  .regex(/^(?:\d+=\d+(?: \d+=\d+)*)?$/, 'pieces like "500=3 100=12"')
  .transform((text): unknown => Object.fromEntries(text.split(' ').filter(Boolean).map(pairOf)))
  .pipe(Pieces);

function pairOf(pair: string): readonly [string, number] {
  const [denomination = '', pieces] = pair.split('=');
  return [denomination, Number(pieces)];
}

/** What can be asked of the books, and which of it writes. */
const Command = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('period'),
    period: z.string(),
    from: z.number(),
    to: z.number(),
    writes: z.literal(false),
  }),
  z.strictObject({ name: z.literal('units'), writes: z.literal(false) }),
  z.strictObject({ name: z.literal('doubts'), writes: z.literal(false) }),
  z.strictObject({ name: z.literal('papers'), writes: z.literal(false) }),
  z.strictObject({
    name: z.literal('owed'),
    number: z.string().max(32).optional(),
    writes: z.literal(false),
  }),
  z.strictObject({ name: z.literal('load'), coin: Coin, coins: Coins, by, writes: z.literal(true) }),
  z.strictObject({ name: z.literal('take'), coin: Coin, coins: Coins, by, writes: z.literal(true) }),
  z.strictObject({
    name: z.literal('collect'),
    unit: Unit,
    pieces: Counted,
    bag: SealBag,
    by,
    writes: z.literal(true),
  }),
  z.strictObject({ name: z.literal('count'), unit: Unit, pieces: Counted, by, writes: z.literal(true) }),
  z.strictObject({
    name: z.literal('resolve'),
    doubt: z.string().max(64),
    yen: Amount,
    unit: Unit.optional(),
    by,
    writes: z.literal(true),
  }),
  z.strictObject({ name: z.literal('pay'), number: z.string().max(32), by, writes: z.literal(true) }),
  z.strictObject({
    name: z.literal('paper'),
    number: z.string().max(64),
    disposal: z.enum(DISPOSALS),
    sheets: z.coerce.number().pipe(z.int().min(0).max(20)),
    by,
    writes: z.literal(true),
  }),
]);
export type Command = z.infer<typeof Command>;

export interface Asked {
  readonly command: Command;
  /** `terminal.json` */
  readonly terminal: string;
  readonly json: boolean;
}

/** The command line as a command; an error says what to type instead. `now`: ms since 1970. */
export function understand(args: readonly string[], now: number): Result<Asked, string> {
  const given = flags(args);
  if (given === undefined) return err(USAGE);
  const { values, positionals } = given;
  const read = Command.safeParse(rawCommand(positionals, values, now));
  const terminal = values.terminal ?? TERMINAL_FILE;
  if (read.success) return ok({ command: read.data, terminal, json: values.json ?? false });
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  return err(field === '' || field === 'name' ? USAGE : `${field}: ${issue?.message ?? ''}\n${USAGE}`);
}

function flags(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: text, bag: text, in: text, terminal: text, json: { type: 'boolean' } },
    });
  } catch {
    return undefined;
  }
}

type Flags = NonNullable<ReturnType<typeof flags>>['values'];

function rawCommand(
  [name, first, ...rest]: readonly string[],
  { by, bag, in: unit }: Flags,
  now: number,
): object {
  const pieces = rest.join(' ');
  switch (name) {
    case 'day':
      return dayCommand(first ?? dayOf(now));
    case 'month':
      return monthCommand(first ?? dayOf(now).slice(0, 7));
    case 'units':
    case 'doubts':
    case 'papers':
      return { name, writes: false };
    case 'owed':
      return { name, ...(first === undefined ? {} : { number: first }), writes: false };
    case 'load':
    case 'take':
      return { name, coin: first, coins: rest[0], by, writes: true };
    case 'collect':
      return { name, unit: first, pieces, bag, by, writes: true };
    case 'count':
      return { name, unit: first, pieces, by, writes: true };
    case 'resolve':
      return { name, doubt: first, yen: rest[0], ...(unit === undefined ? {} : { unit }), by, writes: true };
    case 'pay':
      return { name, number: first, by, writes: true };
    case 'paper':
      return { name, number: first, disposal: rest[0], sheets: rest[1] ?? 0, by, writes: true };
    case undefined:
    default:
      return {};
  }
}

function dayCommand(day: string): object {
  if (!Day.safeParse(day).success) return {};
  return { name: 'period', period: day, from: startOf(day), to: startOf(plusDays(day, 1)), writes: false };
}

function monthCommand(month: string): object {
  if (!Month.safeParse(month).success) return {};
  const next = plusDays(`${month}-28`, 4).slice(0, 7);
  return {
    name: 'period',
    period: month,
    from: startOf(`${month}-01`),
    to: startOf(`${next}-01`),
    writes: false,
  };
}
