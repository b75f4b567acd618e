const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** True for https, or http to this machine, without a user name or password. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
