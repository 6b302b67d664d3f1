import type { BehaviourRoute } from '../../behaviour.ts';
import { changeSettings, changeSettingsRules, readSettings, readSettingsRules } from './account-settings.ts';
import { oneChange, oneDeletion } from './answer-change.ts';
import { changeEmail, emailRules } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { changeStatus, statusRules } from './change-status.ts';
import { changeUser, changeUserRules } from './change-user.ts';
import { checkEmail, checkEmailRules } from './check-email.ts';
import { admissionRules, createRules } from './create-rules.ts';
import { createUser } from './create-user.ts';
import { deleteUser, deleteUserRules } from './delete-user.ts';
import { listUsers, listUsersRules } from './list-users.ts';
import { giveToken, revokeToken } from './oauth.ts';
import { revokeRules, tokenRules } from './oauth-rules.ts';
import { type Operation, operations } from './operations.ts';
import { passwordRules } from './password-rules.ts';
import { readUser, readUserRules } from './read-user.ts';
import type { Rule } from './rule.ts';
import type { ZoomSettings } from './settings.ts';
import type { ZoomTables } from './tables.ts';
import { seatRules } from './user-rules.ts';
import { entryRules } from './visit.ts';

/** An operation with what it does and the rules of its own, in the order in which they are checked. */
export interface Endpoint extends BehaviourRoute<ZoomTables, ZoomSettings> {
  /** For the documentation, one line. */
  readonly meaning: string;
  /** Absent where no token is asked for. */
  readonly scopes?: readonly string[];
  /** Those after the rules of every operation. */
  readonly rules: readonly Rule<never>[];
}

/** A password that the rules accept for the member whom a first call is about. */
export const firstPassword = 'Another-Kettle-82';

/** Every operation of the behaviour. */
export const endpoints: readonly Endpoint[] = [
  endpoint(operations.changePassword, changePassword, [oneChange, ...passwordRules], {
    meaning:
      'Sets a password and mails that it changed; `userId` is an id, an e-mail address, or `me`. JSON or multipart/form-data.',
    values: { password: firstPassword },
  }),
  endpoint(operations.createUser, createUser, [...createRules, ...admissionRules], {
    meaning:
      '`create` invites a pending user by mail, `autoCreate` sets a password, `custCreate` and `ssoCreate` make users without one.',
  }),
  endpoint(operations.listUsers, listUsers, listUsersRules, {
    meaning:
      'By `status`, `role_id`, `page_size`, and `page_number` or `next_page_token`, which lives 15 minutes.',
  }),
  endpoint(operations.checkEmail, checkEmail, checkEmailRules, {
    meaning: 'Whether a user of the account signed up with this address.',
  }),
  endpoint(operations.readUser, readUser, readUserRules, { meaning: 'One user.' }),
  endpoint(operations.changeUser, changeUser, [oneChange, ...changeUserRules, ...seatRules], {
    meaning: 'Names, type and profile; fields that no document names are left alone.',
  }),
  endpoint(operations.deleteUser, deleteUser, [oneDeletion, oneChange, ...deleteUserRules], {
    meaning: '`action` is `disassociate`, the default, or `delete`.',
    values: { userId: 'wp-noah-b604' },
  }),
  endpoint(operations.changeStatus, changeStatus, [oneChange, ...statusRules], {
    meaning:
      '`activate` or `deactivate`; a pending user who is activated has accepted the invitation (assumed).',
    values: { userId: 'wp-zoe-e9d2' },
  }),
  endpoint(operations.changeEmail, changeEmail, [oneChange, ...emailRules], {
    meaning: 'Another address.',
    values: { userId: 'wp-zoe-e9d2' },
  }),
  endpoint(operations.readSettings, readSettings, readSettingsRules, {
    meaning:
      '`security.password_requirement` is live, other settings answer as documented; `accountId` is an id or `me`.',
  }),
  endpoint(operations.changeSettings, changeSettings, changeSettingsRules, {
    meaning: 'With `option=security`: changes the password requirement, effective at once.',
  }),
  {
    method: 'POST',
    path: 'oauth/token',
    handle: giveToken,
    meaning:
      'A token of one hour for a server-to-server app: Basic client id and secret, `grant_type=account_credentials` and `account_id`, as a form or in the query.',
    rules: tokenRules,
  },
  {
    method: 'POST',
    path: 'oauth/revoke',
    handle: revokeToken,
    meaning: 'Ends the `token` of the form before its time; Basic client id and secret.',
    rules: revokeRules,
  },
];

function endpoint(
  { method, path, scopes }: Operation,
  handle: Endpoint['handle'],
  rules: readonly Rule<never>[],
  rest: Pick<Endpoint, 'meaning' | 'values'>,
): Endpoint {
  const entry = new Set(entryRules.map(({ id }) => id));
  return { method, path, scopes, handle, rules: rules.filter(({ id }) => !entry.has(id)), ...rest };
}
