import type { Result } from '#contract/result.ts';
import { ok } from '#contract/result.ts';
import type { Refusal } from '#devices/printer/ask.ts';
import { numberOf, stringsOf } from '#devices/printer/ipp/attributes.ts';
import { requested, type IppClient } from '#devices/printer/ipp/client.ts';
import type { IppError } from '#devices/printer/ipp/error.ts';
import { group, OPERATIONS, succeeded } from '#devices/printer/ipp/message.ts';
import type { Attributes } from '#devices/printer/ipp/values.ts';
import type { PrinterFault } from '#devices/printer/port.ts';
import { PRINTER_ATTRIBUTES, type PrinterView, printerView } from '#devices/printer/printer-view.ts';
import { assess } from '#devices/printer/readiness.ts';
import type { ReasonGroup } from '#devices/printer/reason-groups.ts';
import { groupOf } from '#devices/printer/reasons.ts';

/** A tray or a supply: its name, and how full it is, in percent; undefined where the printer does not say. */
export interface Level {
  readonly name: string;
  readonly percent: number | undefined;
}

/** What a printer says of itself, and what that means for printing certificates. */
export interface ExaminedPrinter {
  readonly view: PrinterView;
  readonly device: string;
  /** What blocks it, and who acts. */
  readonly fault: PrinterFault | undefined;
  readonly reasons: readonly { readonly keyword: string; readonly group: ReasonGroup }[];
  readonly trays: readonly Level[];
  readonly supplies: readonly Level[];
  readonly sheets: number | undefined;
  readonly impressions: number | undefined;
}

/** PWG 5100.13 (printer-input-tray, printer-supply), and CUPS' older marker-*. */
const MORE = [
  'printer-input-tray',
  'printer-supply',
  'printer-supply-description',
  'marker-names',
  'marker-levels',
];

export async function examinePrinter(
  client: IppClient,
): Promise<Result<ExaminedPrinter, IppError | Refusal>> {
  const reply = await client({
    operation: OPERATIONS.getPrinterAttributes,
    attributes: [requested([...PRINTER_ATTRIBUTES, ...MORE])],
  });
  if (!reply.ok) return reply;
  if (!succeeded(reply.value)) {
    return { ok: false, error: { kind: 'refused', status: reply.value.code } };
  }
  const attributes = group(reply.value, 'printer');
  const view = printerView(attributes);
  const { device, fault } = assess(view);
  return ok({
    view,
    device,
    fault,
    reasons: view.reasons.map((keyword) => ({ keyword, group: groupOf(keyword) })),
    trays: fieldsOf(attributes, 'printer-input-tray').map((tray, at) => levelOf(tray, `tray ${at + 1}`)),
    supplies: suppliesOf(attributes),
    sheets: numberOf(attributes, 'printer-media-sheets-completed'),
    impressions: numberOf(attributes, 'printer-impressions-completed'),
  });
}

function suppliesOf(attributes: Attributes): readonly Level[] {
  const names = stringsOf(attributes, 'printer-supply-description');
  const supplies = fieldsOf(attributes, 'printer-supply');
  if (supplies.length > 0) {
    return supplies.map((supply, at) => levelOf(supply, names[at] ?? `supply ${at + 1}`));
  }
  const levels = attributes.get('marker-levels') ?? [];
  return stringsOf(attributes, 'marker-names').map((name, at) => {
    const level = levels[at];
    return {
      name: shown(name),
      percent: level?.type === 'integer' ? percentOf(level.value, 100) : undefined,
    };
  });
}

/** `type=sheetFeedAutoRemovableTray;level=125;maxcapacity=250;name=Tray 1;` */
function fieldsOf(attributes: Attributes, name: string): readonly ReadonlyMap<string, string>[] {
  return (attributes.get(name) ?? []).flatMap((value) => {
    if (value.type !== 'octetString') return [];
    const pairs = Buffer.from(value.value).toString('utf8').split(';');
    return [
      new Map(
        pairs.flatMap((pair) => {
          const [key = '', text] = pair.split('=');
          return text === undefined ? [] : [[key, text] as const];
        }),
      ),
    ];
  });
}

function levelOf(fields: ReadonlyMap<string, string>, fallback: string): Level {
  const name = fields.get('name') ?? fields.get('colorantname') ?? fallback;
  const most = Number(fields.get('maxcapacity') ?? '100');
  return { name: shown(name), percent: percentOf(Number(fields.get('level') ?? '-2'), most) };
}

/** Negative levels are words: unknown, some, no limit (RFC 3805, prtMarkerSuppliesLevel). */
function percentOf(level: number, most: number): number | undefined {
  const known = Number.isFinite(level) && Number.isFinite(most) && level >= 0 && most > 0;
  return known ? Math.min(100, Math.round((100 * level) / most)) : undefined;
}

/** A printer's text is shown without what could move a terminal's cursor, and not at any length. */
export function shown(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').slice(0, 100);
}
