// Whether this browser knows passkeys, and the page has a name to bind them to: an address is none.
const ADDRESS = /^[\d.]+$|^\[/;

export const knowsPasskeys = 'PublicKeyCredential' in window && !ADDRESS.test(location.hostname);
