import type { StaffPage, StaffView } from '#contract/staff-view.ts';

/** What a page of staff mode is given: its own member of the union. */
export interface PageOf<P extends StaffPage> {
  readonly view: Extract<StaffView, { page: P }>;
}
