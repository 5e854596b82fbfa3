/** One tap's moments on the page's own clock, ms. */
export interface Tap {
  /** The finger lands: the browser's own time stamp; and when the page hears of it (`pointerdown`). */
  touch: number;
  down: number;
  /** A button says that it is pressed; and the frame after that. */
  pressed: number;
  pressedFrame: number;
  /** The finger leaves, and the page hears of it (`pointerup`). */
  lift: number;
  up: number;
  /** Words or elements have changed; and the frame after that. */
  changed: number;
  changedFrame: number;
}
export type Moment = keyof Tap;

export interface TapMeter {
  /** Forgets the last tap. */
  reset(): void;
  /** Resolves with all moments so far once this one has come. */
  after(moment: Moment): Promise<Partial<Tap>>;
}

declare global {
  var tapMeter: TapMeter;
}

/** Runs inside the page and notes a tap's moments there, so that no debugger's round trip is in them. */
export function installTapMeter(): void {
  const GIVE_UP_MS = 5_000;
  let tap: Partial<Tap> = {};
  let listen: () => void = () => {};
  const note = (moment: Moment, at: number): void => {
    tap[moment] ??= at;
    listen();
  };
  const noteFrame = (moment: Moment): void =>
    void requestAnimationFrame(() => note(moment, performance.now()));
  const hear = (type: string, at: Moment, heard: Moment): void =>
    addEventListener(
      type,
      ({ timeStamp }) => {
        note(heard, performance.now());
        note(at, timeStamp);
      },
      true,
    );
  hear('pointerdown', 'touch', 'down');
  hear('pointerup', 'lift', 'up');
  new MutationObserver((records) => {
    const now = performance.now();
    if (tap.down !== undefined && tap.pressed === undefined && records.some(isPress)) {
      note('pressed', now);
      noteFrame('pressedFrame');
    }
    if (tap.up !== undefined && tap.changed === undefined && records.some(isChange)) {
      note('changed', now);
      noteFrame('changedFrame');
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-pressed'],
  });
  globalThis.tapMeter = {
    reset() {
      tap = {};
    },
    after: (moment) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`the tap never came to: ${moment}`)), GIVE_UP_MS);
        listen = () => tap[moment] !== undefined && resolve(tap);
        listen();
      }),
  };

  function isPress({ type, target }: MutationRecord): boolean {
    return type === 'attributes' && target instanceof Element && target.hasAttribute('data-pressed');
  }
  function isChange({ type }: MutationRecord): boolean {
    return type !== 'attributes';
  }
}
