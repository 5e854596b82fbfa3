/** How long the calm page stands before the page is loaded anew, ms. */
export const RELOAD_PAUSE = 4_000;

/** A page that came from a reload is not reloaded again before this age, ms: a lasting defect must not flicker. */
export const RELOAD_REST = 10 * 60_000;

/** Whether a page that cannot be drawn may be loaded anew; `age` is the time since it was loaded, ms. */
export function mayReload(loaded: NavigationTimingType, age: number): boolean {
  return loaded !== 'reload' || age >= RELOAD_REST;
}
