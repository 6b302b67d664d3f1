/** How the last words of a field's name say that its value is a secret. */
const secretEndings = [
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'token',
  'apikey',
  'privatekey',
  'secretkey',
  'accesskey',
  'clientassertion',
];

/** Tokens that only mark a place in a list. */
const openEndings = ['pagetoken', 'continuationtoken', 'synctoken', 'cursortoken'];

/** Whether the key of a form field names a secret: `password`, `client_secret`, `user[newPassword]`. */
export function isSecret(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  const endsIn = (ending: string) => plain.endsWith(ending);
  return secretEndings.some(endsIn) && !openEndings.some(endsIn);
}
