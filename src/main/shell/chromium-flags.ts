/** How the window stands on the desktop: alone and inescapable, or as a window among others for trying the terminal. */
export type WindowFrame = 'kiosk' | 'window';

/** Only one `--disable-features` counts, so there is one list. */
const FEATURES_OFF = [
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'ReadAnything',
  'Translate',
];

/** No way out by hand: no gesture, no prompt, no second window, no name but loopback's. */
const CLOSED = [
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--block-new-web-contents',
  '--deny-permission-prompts',
  '--noerrdialogs',
  '--disable-extensions',
  '--disable-file-system',
  '--disable-notifications',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Nothing of its own accord, and nothing left behind: dumps would hold what was on the screen. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--disk-cache-size=1',
];

/** The smallest set of processes found that still draws in a frame's time. */
const SMALL = [
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-component-extensions-with-background-pages',
  '--renderer-process-limit=1',
];

const FRAMES: Readonly<Record<WindowFrame, readonly string[]>> = {
  kiosk: ['--kiosk'],
  window: ['--window-size=540,960'],
};

/** Chromium's command line for one window on `page`, a `file:` URL. */
export function chromiumFlags(options: {
  readonly page: string;
  readonly profile: string;
  readonly frame: WindowFrame;
  /** Chromium refuses to run as root unless its sandbox is off. */
  readonly root: boolean;
}): readonly string[] {
  return [
    `--app=${options.page}`,
    `--user-data-dir=${options.profile}`,
    ...FRAMES[options.frame],
    ...CLOSED,
    ...QUIET,
    ...SMALL,
    '--autoplay-policy=no-user-gesture-required',
    `--disable-features=${FEATURES_OFF.join(',')}`,
    ...(options.root ? ['--no-sandbox', '--test-type'] : []),
  ];
}
