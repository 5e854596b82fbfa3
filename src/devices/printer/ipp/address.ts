/** Where a printer listens, from its `ipp://` or `ipps://` URI (RFC 3510, RFC 7472); port 631 unless it says otherwise. */
export interface PrinterAddress {
  readonly uri: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secure: boolean;
}

const IPP_PORT = 631;

/** A URI that is no printer's is a mistake in the configuration, and throws. */
export function printerAddress(uri: string): PrinterAddress {
  const url = new URL(uri);
  if (url.protocol !== 'ipp:' && url.protocol !== 'ipps:') {
    throw new TypeError(`printer URI must begin with ipp:// or ipps://, not ${url.protocol}`);
  }
  if (url.hostname === '') throw new TypeError('printer URI names no host');
  if (url.username !== '' || url.password !== '')
    throw new TypeError('printer URI must not carry a password');
  return {
    uri,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? IPP_PORT : Number(url.port),
    path: url.pathname === '' ? '/' : `${url.pathname}${url.search}`,
    secure: url.protocol === 'ipps:',
  };
}
