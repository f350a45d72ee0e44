// Tells webhook addresses that a server on the internet can never reach.

const PRIVATE_NAMES = /^(localhost|[^.]+)$|\.(localhost|local|internal|lan|home\.arpa)$/;
const PRIVATE_IPV4 = [
  /^(0|10|127)\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^169\.254\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
];
/** Loopback, unspecified, unique local, link local, mapped IPv4. */
const PRIVATE_IPV6 = /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:.*)\]$/;

/** False for private, loopback and link-local hosts and for names without a public domain. */
export function isPublicUrl(url: string): boolean {
  // The URL parser already turns odd spellings such as 0x7f.1 into a plain address.
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return !PRIVATE_IPV6.test(host);
  return !PRIVATE_NAMES.test(host) && !PRIVATE_IPV4.some((range) => range.test(host));
}
