/** True where an address has a name or a password in it to sign in with: it is kept and shown, and they would be too. */
export function holdsSignIn(address: string): boolean {
  const [, protocol = "", signIn] = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#]*)@)?/i.exec(address) ?? [];
  if (signIn === undefined) return false;
  // With SSH the name is a part of the address, and a password is not used.
  return /^https?$/i.test(protocol) || signIn.includes(":");
}

/** True where what is sent to an address can be read on the way; a server of this computer has no way. */
export function isInTheClear(address: string): boolean {
  if (!/^http:\/\//i.test(address)) return false;
  return !/^http:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/i.test(address);
}
