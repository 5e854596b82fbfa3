import type { HeartbeatRequest } from '#contract/heartbeat.ts';
import type { Who } from '#contract/fault.ts';

import type { FleetLine } from '../store/fleet.ts';
import { faultName } from './words.ts';

/** Something that somebody has to look after: now, because residents are turned away or something may be lost, or soon. */
export interface Concern {
  readonly when: 'now' | 'soon';
  /** In the words of the page. */
  readonly what: string;
  readonly who: Exclude<Who, 'resident'> | 'collector';
}

/** A terminal as the city has to see it. `silent`: what is known of it is old. */
export interface Watched extends FleetLine {
  readonly standing: 'good' | 'soon' | 'now' | 'silent' | 'new';
  readonly concerns: readonly Concern[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** From when on what is shown is a matter of concern. */
export const LIMITS = {
  /** Five heartbeats missed, ms. */
  silentMs: 5 * MINUTE_MS,
  /** Records that do not get away, ms. */
  unsentMs: DAY_MS,
  /** Cash to be collected (回収), yen. */
  collectYen: 100_000,
  /** How far a terminal's clock may be off, ms. */
  clockMs: 2 * MINUTE_MS,
} as const;

/** Judges a whole fleet: which build is the odd one out shows only beside the others. */
export function watched(lines: readonly FleetLine[], now: number): readonly Watched[] {
  const usual = mostCommon(lines.flatMap(({ body }) => body?.build ?? []));
  return lines.map((line) => {
    if (line.received === null || line.body === null)
      return { ...line, standing: 'new', concerns: alarmsOf(line) };
    const quiet = now - line.received;
    if (quiet > LIMITS.silentMs)
      return {
        ...line,
        standing: 'silent',
        concerns: [silence(quiet), ...concernsOf(line, line.body, usual)],
      };
    const concerns = concernsOf(line, line.body, usual);
    const standing = concerns.some(({ when }) => when === 'now')
      ? 'now'
      : concerns.length > 0
        ? 'soon'
        : 'good';
    return { ...line, standing, concerns };
  });
}

function concernsOf(line: FleetLine, body: HeartbeatRequest, usual: string | undefined): readonly Concern[] {
  const off = Math.abs((line.received ?? body.at) - body.at);
  return [
    ...body.faults.map(({ device, code, who }) =>
      now(faultName(device, code), who === 'technician' ? who : 'staff'),
    ),
    ...(body.state === 'out' && body.faults.length === 0 ? [now('利用できません', 'technician')] : []),
    ...(body.state === 'locked' ? [now('紙の確認を待っています', 'staff')] : []),
    ...(body.inDoubt > 0 ? [now(`確認が必要な取引 ${body.inDoubt}件`, 'staff')] : []),
    ...(tells(body, 'mediaEmpty') ? [] : supply('用紙', body.paper)),
    ...(tells(body, 'tonerEmpty') ? [] : supply('トナー', body.toner)),
    ...changeOf(body.change),
    ...(body.toCollect >= LIMITS.collectYen ? [soon(`現金 ${yen(body.toCollect)}の回収`, 'collector')] : []),
    ...unsentOf(line, body),
    ...(body.ledger === 'ok' ? [] : [now('記録を書く場所が残りわずか', 'technician')]),
    ...alarmsOf(line),
    ...(off > LIMITS.clockMs ? [soon(`時計のずれ ${lasting(off)}`, 'technician')] : []),
    ...(usual !== undefined && body.build !== usual
      ? [soon(`版が ${usual} ではありません`, 'technician')]
      : []),
  ];
}

/** A fault that says so already is not told twice. */
function tells({ faults }: HeartbeatRequest, code: string): boolean {
  return faults.some((fault) => fault.code === code);
}

function supply(name: string, left: HeartbeatRequest['paper']): readonly Concern[] {
  if (left === 'out') return [now(`${name}切れ`, 'staff')];
  return left === 'low' ? [soon(`${name}が残りわずか`, 'staff')] : [];
}

function changeOf(change: HeartbeatRequest['change']): readonly Concern[] {
  if (change === 'none') return [now('釣銭切れ', 'staff')];
  if (change === 'exact') return [now('釣銭不足(ちょうどの額のみ)', 'staff')];
  return change === 'low' ? [soon('釣銭が残りわずか', 'staff')] : [];
}

function unsentOf({ received }: FleetLine, { oldestUnsent, at }: HeartbeatRequest): readonly Concern[] {
  // Both by the terminal's own clock: how wrong it is does not matter.
  const age = oldestUnsent === null || received === null ? 0 : at - oldestUnsent;
  return age > LIMITS.unsentMs ? [soon(`未送信の記録が${lasting(age)}たまっています`, 'technician')] : [];
}

function alarmsOf({ alarms }: FleetLine): readonly Concern[] {
  return alarms === 0 ? [] : [now(`監査記録の警報 ${alarms}件`, 'technician')];
}

function silence(ms: number): Concern {
  return now(`${lasting(ms)}、連絡がありません`, 'technician');
}

function now(what: string, who: Concern['who']): Concern {
  return { when: 'now', what, who };
}

function soon(what: string, who: Concern['who']): Concern {
  return { when: 'soon', what, who };
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, two]) => two - one || a.localeCompare(b))[0]?.[0];
}

/** How long, in one word that a glance takes in. */
export function lasting(ms: number): string {
  if (ms < 60 * MINUTE_MS) return `${Math.max(1, Math.floor(ms / MINUTE_MS))}分`;
  return ms < DAY_MS ? `${Math.floor(ms / (60 * MINUTE_MS))}時間` : `${Math.floor(ms / DAY_MS)}日`;
}

export function yen(amount: number): string {
  return `${amount.toLocaleString('en-US')}円`;
}
