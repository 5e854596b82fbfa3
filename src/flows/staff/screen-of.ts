import type { Frame, Screen } from '#contract/screen.ts';
import { TASKS_OF, TaskGroup, may } from '#contract/staff-task.ts';
import type { StaffView } from '#contract/staff-view.ts';

import { shownChoices } from './context.ts';
import type { StaffContext } from './context.ts';
import { titleOf } from './duties/reports.ts';
import { stepsOf } from './guides.ts';
import type { StaffSnapshot } from './machine.ts';
import type { SignedIn } from './office.ts';
import { standingOf } from './standing-of.ts';

export interface StaffFrame {
  readonly screen: Screen;
  readonly can: Frame['can'];
}

/** What is shown to staff. Nothing on it names a resident. */
export function staffView({ value, context }: Pick<StaffSnapshot, 'value' | 'context'>): StaffFrame {
  const { door, who } = context;
  const inside = typeof value === 'object' ? value.inside : undefined;
  if (who === null || inside === undefined)
    return (
      door ?? {
        screen: { name: 'staffNumber', number: '', trouble: null },
        can: { back: true, cancel: false },
      }
    );
  const view = viewOf(inside, context, who);
  const busy = view.page === 'acting';
  const back = !busy && view.page !== 'home' && (view.page !== 'told' || isLeaving(inside));
  return { screen: { name: 'staffMode', view }, can: { back, cancel: !busy } };
}

type Inside = Extract<StaffSnapshot['value'], { readonly inside: unknown }>['inside'];

/** Staff are asked whether they mean to leave a unit of which nothing is recorded. */
function isLeaving(inside: Inside): boolean {
  return typeof inside === 'object' && inside.working === 'leaving';
}

function viewOf(inside: Inside, context: StaffContext, who: SignedIn): StaffView {
  const { task, group, choices, from, fields, at, asked, refusal, facts, guide, steps } = context;
  if (inside === 'guiding') return { page: 'guide', guide, steps: stepsOf(guide, steps) };
  if (inside === 'menu' && group !== null)
    return { page: 'menu', group, tasks: TASKS_OF[group].filter((each) => may(who.role, each)) };
  if (task === null) return home(context, who);
  switch (typeof inside === 'object' ? inside.working : inside) {
    case 'home':
    case 'menu':
      return home(context, who);
    case 'beginning':
    case 'choosing':
      return { page: 'choose', task, choices: [...shownChoices(context)], from, all: choices.length };
    case 'asking':
    case 'filling': {
      const shown = fields.map((field) => ({ field, typed: asked.typed[field] ?? '' }));
      return { page: 'fill', task, choice: asked.choice ?? null, fields: shown, at };
    }
    case 'reviewing':
      return { page: 'review', task, facts: [...facts] };
    case 'acting':
    case 'unlocking':
    case 'opening':
      return { page: 'acting', task };
    case 'leaving':
    case 'told':
      return { page: 'told', task, refusal, facts: [...facts] };
    case 'reading':
      return reading(context, task);
  }
}

function home({ seen }: StaffContext, { by, role }: SignedIn): StaffView {
  const groups = TaskGroup.options.filter((group) => TASKS_OF[group].some((task) => may(role, task)));
  const standing = seen === undefined ? null : standingOf(seen, role);
  return { page: 'home', by, role, standing, groups };
}

function reading({ leaves, leaf, asked }: StaffContext, task: NonNullable<StaffContext['task']>): StaffView {
  const { part = 'empty', facts = [] } = leaves[leaf] ?? {};
  return {
    page: 'read',
    task,
    title: titleOf(asked.choice),
    part,
    leaf: leaf + 1,
    leaves: Math.max(1, leaves.length),
    facts: [...facts],
  };
}

/** What makes a page another one, so that a tap that was meant for the one before is dropped. */
export function pageKey(view: StaffView): string {
  switch (view.page) {
    case 'home':
    case 'menu':
    case 'acting':
    case 'review':
    case 'told':
      return view.page;
    case 'choose':
      return `choose ${view.from}`;
    case 'fill':
      return `fill ${view.at}`;
    case 'read':
      return `read ${view.leaf}`;
    case 'guide':
      return `guide ${view.steps.filter(({ state }) => state === 'done').length}`;
  }
}
