import type { Address } from './address.ts';

type Answer<T> = (answer: T) => void;

/** What is locked of a session: the part of Electron's `Session` that it takes. */
export interface LockableSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: unknown, answer: Answer<boolean>) => void,
  ): void;
  setPermissionCheckHandler(handler: () => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: Answer<null>) => void): void;
  setBluetoothPairingHandler(
    handler: (details: unknown, answer: Answer<{ confirmed: boolean }>) => void,
  ): void;
  setUSBProtectedClassesHandler(handler: (details: { protectedClasses: string[] }) => string[]): void;
  setSpellCheckerEnabled(enabled: boolean): void;
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown;
  readonly webRequest: {
    onBeforeRequest(listener: (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void): void;
  };
}

/** Refuses what a page could ask of the machine, and every request that does not go to the core. Electron's default is yes. */
export function lockSession(session: LockableSession, address: Address): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !address.allowsRequest(details.url) }),
  );
}
