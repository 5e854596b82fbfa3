import { initialTransition, transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';

/** Something that may come to a statechart: a tap, a device's word, the end of a step. */
export type Happening = EventObject & Readonly<Record<string, unknown>>;

/** A moment of a walk: the snapshot, and the moments that may come next. */
export interface Moment {
  readonly snapshot: AnyMachineSnapshot;
  readonly next: readonly string[];
}

/** Every moment a statechart can come into, by its name: what is the same to the walk has the same name. */
export type Walk = ReadonlyMap<string, Moment>;

/** More steps than this are no longer a model but an explosion. */
const MAX_STEPS = 500_000;

/**
 * Walks through a statechart by its pure transition function, along everything that may happen in each moment. `worlds`: what the
 * guards see beyond the chart, each set up by a call; it may be another at every step.
 */
export function walkThrough(
  machine: AnyStateMachine,
  options: {
    readonly input?: unknown;
    readonly named: (snapshot: AnyMachineSnapshot) => string;
    readonly happenings: (snapshot: AnyMachineSnapshot) => readonly Happening[];
    readonly worlds?: readonly (() => void)[];
  },
): Walk {
  const { input, named, happenings, worlds = [() => undefined] } = options;
  const walk = new Map<string, { readonly snapshot: AnyMachineSnapshot; readonly next: string[] }>();
  const [start] = initialTransition(machine, input);
  const open = [start];
  walk.set(named(start), { snapshot: start, next: [] });
  let steps = 0;
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const next = new Set<string>();
    for (const world of worlds) {
      for (const happening of happenings(from)) {
        world();
        const [to] = transition(machine, from, happening);
        const name = named(to);
        next.add(name);
        if (!walk.has(name)) {
          walk.set(name, { snapshot: to, next: [] });
          open.push(to);
        }
        steps += 1;
        if (steps > MAX_STEPS) throw new Error('no longer a model but an explosion');
      }
    }
    walk.get(named(from))?.next.push(...next);
  }
  return walk;
}

/** Everything that can still come after `starts`, themselves included, on ways that avoid the moments `past`. */
export function after(
  walk: Walk,
  starts: Iterable<string>,
  past: (snapshot: AnyMachineSnapshot) => boolean = () => false,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...starts];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const moment = walk.get(name);
    if (seen.has(name) || !moment || past(moment.snapshot)) continue;
    seen.add(name);
    open.push(...moment.next);
  }
  return seen;
}

/** The moments from which none that is an `end` can be reached any more. */
export function traps(walk: Walk, isEnd: (snapshot: AnyMachineSnapshot) => boolean): readonly string[] {
  const before = new Map<string, string[]>();
  for (const [name, { next }] of walk) {
    for (const later of next) before.set(later, [...(before.get(later) ?? []), name]);
  }
  const backwards = new Map(
    [...walk].map(([name, { snapshot }]) => [name, { snapshot, next: before.get(name) ?? [] }]),
  );
  const ends = [...walk].filter(([, { snapshot }]) => isEnd(snapshot)).map(([name]) => name);
  const safe = after(backwards, ends);
  return [...walk.keys()].filter((name) => !safe.has(name));
}

/** What comes from outside while a situation lasts: how its step may end, and that it takes too long. */
export function endingsOfStep(
  machine: AnyStateMachine,
  situation: string,
  outputs: readonly unknown[],
): readonly Happening[] {
  const state = machine.states[situation];
  const steps = state?.invoke ?? [];
  return [
    ...steps.flatMap(({ id }) => [
      ...outputs.map((output) => ({ type: `xstate.done.actor.${id}`, output, actorId: id })),
      { type: `xstate.error.actor.${id}`, error: new Error('a defect'), actorId: id },
    ]),
    ...(state?.after ?? []).map(({ eventType }) => ({ type: String(eventType) })),
  ];
}
