/**
 * Switches that open a way in: debuggers, foreign code, weaker walls. No fuse stops most of them (electron/fuses#2), so the
 * shell itself refuses to run with any.
 */
const REFUSED: readonly RegExp[] = [
  /^--?remote-debugging-/,
  /^--?remote-allow-origins$/,
  /^--?inspect/,
  /^--?debug(?:-|$)/,
  /^--?js-flags$/,
  /^--?(?:require|import|loader|experimental-loader)$/,
  /^-r$/,
  /^--?(?:no-sandbox|no-zygote|disable-setuid-sandbox|disable-seccomp-filter-sandbox|single-process)$/,
  /^--?(?:disable-web-security|disable-site-isolation-trials|ignore-certificate-errors)/,
  /^--?(?:allow-running-insecure-content|unsafely-treat-insecure-origin-as-secure)$/,
  /^--?(?:load-extension|auto-open-devtools-for-tabs|enable-automation|use-fake-ui-for-media-stream)$/,
  /^--?(?:proxy-|host-rules|host-resolver-rules|log-net-log|user-data-dir)/,
];

const REFUSED_ENVIRONMENT = ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_REPL_EXTERNAL_MODULE'] as const;

/** The names, without their values, of what must not have been said when a packed shell was started. */
export function refusedSwitches(argv: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const names = argv.slice(1).map((argument) => argument.split('=', 1)[0] ?? '');
  return [
    ...names.filter((name) => REFUSED.some((refused) => refused.test(name))),
    ...REFUSED_ENVIRONMENT.filter((name) => env[name] !== undefined),
  ];
}
