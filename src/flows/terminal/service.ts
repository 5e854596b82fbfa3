import { createActor } from 'xstate';

import type { VisitId } from '#contract/ids.ts';
import type { Yen } from '#contract/yen.ts';

import type { PatienceKind } from '../patience.ts';
import { relayMachine } from '../relay/machine.ts';
import { relayView } from '../relay/screen-of.ts';
import type { RelayInput } from '../relay/context.ts';
import type { VisitInput, VisitOutput } from '../visit/context.ts';
import type { Desk } from '../visit/desk.ts';
import type { VisitEvent } from '../visit/events.ts';
import { Hands } from '../visit/hands.ts';
import { visitMachine } from '../visit/machine.ts';
import { viewOf } from '../visit/screen-of.ts';
import type { VisitView } from '../visit/screen-of.ts';

/** The statechart of one person's visit, as far as the terminal cares which one it is. */
interface Chart {
  send(event: VisitEvent): void;
  start(): unknown;
  stop(): unknown;
  subscribe(observer: {
    readonly next: () => void;
    readonly complete: () => void;
    readonly error: () => void;
  }): unknown;
  getSnapshot(): {
    readonly tags: ReadonlySet<string>;
    readonly context: { readonly due: Yen };
    readonly output?: VisitOutput | undefined;
  };
}

/** What a person came for: certificates with a card, or a slip of the counter to be paid. */
export interface Service {
  readonly visit: VisitId;
  readonly chart: Chart;
  view(): VisitView;
  /** Lets go of everything that belongs to the person. */
  wipe(): Promise<void>;
}

function certificateService(desk: Desk, input: VisitInput): Service {
  const hands = new Hands(input.visit);
  const chart = createActor(visitMachine(desk, hands), { clock: desk.clock, input });
  return { visit: input.visit, chart, view: () => viewOf(chart.getSnapshot()), wipe: () => hands.wipe() };
}

function relayService(desk: Desk, input: RelayInput): Service {
  const chart = createActor(relayMachine(desk, input.visit), { clock: desk.clock, input });
  const nothing = (): Promise<void> => Promise.resolve();
  return { visit: input.visit, chart, view: () => relayView(chart.getSnapshot()), wipe: nothing };
}

/** What a person who has just begun is served with. */
export function serviceFor(
  desk: Desk,
  what: 'certificates' | 'relay',
  { visit, language, offers, exit }: Omit<VisitInput, 'cardOnReader'>,
): Service {
  if (what === 'relay') return relayService(desk, { visit, language });
  const cardOnReader = desk.card.status().media === 'present';
  return certificateService(desk, { visit, offers, cardOnReader, language, exit });
}

/** Whose patience is being tried: none while a device works, and none on the screens that wait for nobody. */
export function patienceOf(tags: ReadonlySet<string>, handsIn = false): PatienceKind | null {
  if (handsIn && tags.has('staff')) return 'unit';
  for (const kind of ['ordinary', 'money', 'take', 'staff'] as const) if (tags.has(kind)) return kind;
  return null;
}
