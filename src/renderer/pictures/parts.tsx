import type { Light, Part } from '#contract/standing.ts';
import type { TaskGroup } from '#contract/staff-task.ts';

/** One stroke each, in a box of 48. */
const PARTS: Readonly<Record<Part, string>> = {
  card: 'M6 14h36v22H6zM6 21h36M11 30h10',
  coins: 'M24 6a18 18 0 1 0 .1 0zM24 14v20',
  notes: 'M4 13h40v22H4zM24 18a6 6 0 1 0 .1 0z',
  hopper10: 'M8 8h32l-8 16v16H16V24z',
  hopper50: 'M8 8h32l-8 16v16H16V24z',
  hopper100: 'M8 8h32l-8 16v16H16V24z',
  hopper500: 'M8 8h32l-8 16v16H16V24z',
  printer: 'M12 18V5h24v13M6 18h36v17h-6M12 35H6V18M12 28h24v15H12z',
  tray: 'M6 28v12h36V28M13 34V8h22v26M18 15h12M18 21h12',
  center: 'M8 42V16L24 6l16 10v26zM19 42V30h10v12',
  disk: 'M24 6c9 0 16 2 16 6s-7 6-16 6-16-2-16-6 7-6 16-6zM8 12v24c0 4 7 6 16 6s16-2 16-6V12M8 24c0 4 7 6 16 6s16-2 16-6',
  unsent: 'M5 11h38v26H5zM5 12l19 15 19-15',
};

/** A part of the terminal (機器). */
export function PartPicture({ part }: { part: Part }) {
  return (
    <svg className="line-picture" viewBox="0 0 48 48" aria-hidden="true">
      <path d={PARTS[part]} />
    </svg>
  );
}

const GROUPS: Readonly<Record<TaskGroup, string>> = {
  check: 'M10 6h28v36H10zM16 17l4 4 8-9M16 32h16',
  money: PARTS.coins,
  books: 'M8 8h14q2 0 2 3v30q0-3-2-3H8zM40 8H26q-2 0-2 3v30q0-3 2-3h14z',
  guides: 'M24 5a19 19 0 1 0 .1 0zM18 19q0-6 6-6t6 6q0 3-3 5t-3 5M24 34v2',
  service: 'M24 6v18M14 12a16 16 0 1 0 20 0',
  more: 'M10 24h.1M24 24h.1M38 24h.1',
};

export function GroupPicture({ group }: { group: TaskGroup }) {
  return (
    <svg className="line-picture" viewBox="0 0 48 48" aria-hidden="true">
      <path d={GROUPS[group]} />
    </svg>
  );
}

const MARKS: Readonly<Record<Light, string>> = {
  ok: 'M12 25l8 8 16-18',
  warn: 'M24 10v18M24 36v2',
  bad: 'M13 13l22 22M35 13L13 35',
  unknown: 'M17 18q0-7 7-7t7 7q0 4-4 6t-3 6M24 37v1',
};

/** How a part stands, by form as well as by colour. */
export function LightMark({ light }: { light: Light }) {
  return (
    <svg className="light-mark" data-light={light} viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="22" />
      <path d={MARKS[light]} />
    </svg>
  );
}
