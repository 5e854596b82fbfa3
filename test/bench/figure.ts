/** One measured figure, with its goal and with what it is compared with. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | '';
  readonly measured: Readonly<Record<string, number>>;
  /** The most that is wanted of a measured value; `{}` where there is no goal. */
  readonly goal: Readonly<Record<string, number>>;
  /** Undefined where there is no goal. */
  readonly met: boolean | undefined;
  /** How many times as much as the named alternative, measured in the same run. */
  readonly against: { readonly name: string; readonly ratio: number } | undefined;
}

/** Figures that are measured together, and on what. */
export interface Chapter {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Judges what was measured by its goal. A goal for what was not measured is not met. */
export function figure(
  name: string,
  unit: Figure['unit'],
  measured: Figure['measured'],
  {
    goal = {},
    against,
  }: { readonly goal?: Figure['goal']; readonly against?: readonly [name: string, ratio: number] } = {},
): Figure {
  const limits = Object.entries(goal);
  return {
    name,
    unit,
    measured,
    goal,
    met:
      limits.length === 0
        ? undefined
        : limits.every(([of, most]) => (measured[of] ?? Number.POSITIVE_INFINITY) <= most),
    against: against && { name: against[0], ratio: against[1] },
  };
}
