import net from 'node:net';
import tls from 'node:tls';

import type { PrinterAddress } from './address.ts';

/** How an `ipps://` printer proves who it is: by an authority's certificate (PEM), or by its own, known beforehand. */
export type PrinterTls =
  | { readonly ca: string }
  /** SHA-256 of the leaf certificate (DER), 64 hex digits. */
  | { readonly pin: string };

/** The printer's certificate is not the one that is pinned. Nothing has been written to it. */
class WrongCertificate extends Error {}

/** Opens a socket of its own to the printer; calls back once it may be written to. */
export function connect(
  address: PrinterAddress,
  trust: PrinterTls | undefined,
  ready: () => void,
): net.Socket {
  const { host, port } = address;
  if (!address.secure) return net.connect({ host, port }, ready);
  const servername = net.isIP(host) === 0 ? { servername: host } : {};
  if (trust === undefined || 'ca' in trust) {
    return tls.connect({ host, port, ...servername, ...trust, minVersion: 'TLSv1.2' }, ready);
  }
  // A pin names one certificate exactly, so who signed it says nothing more.
  const socket = tls.connect(
    { host, port, ...servername, rejectUnauthorized: false, minVersion: 'TLSv1.2' },
    () => {
      if (pinOf(socket) === normal(trust.pin)) ready();
      else socket.destroy(new WrongCertificate('printer certificate differs from its pin'));
    },
  );
  return socket;
}

/** Did the connection fail because of who the printer says it is, rather than on the way there? */
export function isDistrusted(socket: net.Socket, error: Error): boolean {
  if (error instanceof WrongCertificate) return true;
  // Typed as an Error, but Node leaves null where verification found nothing wrong.
  return socket instanceof tls.TLSSocket && Boolean(socket.authorizationError);
}

function pinOf(socket: tls.TLSSocket): string {
  return normal(socket.getPeerCertificate().fingerprint256 ?? '');
}

function normal(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
