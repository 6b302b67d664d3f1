import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../behaviour.ts';
import { hashToken } from '../../hash-token.ts';
import {
  type App,
  type OAuthRule,
  type OAuthVisit,
  oauthBody,
  revokeRules,
  tokenRules,
} from './oauth-rules.ts';
import { firstRefusal, once } from './rule.ts';
import { newToken } from './secrets.ts';
import type { ZoomWorld } from './settings.ts';

/** Seconds that a token lives: the vendor's page on server-to-server apps. */
const lifetime = 3_600;

/** RFC 6749 section 5.1. */
const notStored = ['Cache-Control', 'no-store', 'Pragma', 'no-cache'];

/** `POST /oauth/token` with `grant_type=account_credentials`, in the query or as a form. */
export function giveToken(call: Call, world: ZoomWorld): Promise<Answer> {
  return answerClient(tokenRules, oauthVisit(call, world), async (app) => {
    const token = newToken();
    const now = world.clock.now();
    await world.database.transaction().execute(async (transaction) => {
      const own = transaction.updateTable('zoom_token').where('client_id', '=', app.client_id);
      if (world.settings.olderTokens === 'revoked') await own.set({ revoked_at: now }).execute();
      await transaction
        .insertInto('zoom_token')
        .values({
          hash: hashToken(token),
          user_id: app.owner_id,
          scopes: app.scopes,
          name: '',
          app_kind: app.kind,
          client_id: app.client_id,
          expires_at: now + lifetime * 1_000,
        })
        .execute();
    });
    return jsonAnswer(
      200,
      { id: 'zoom-200-token', source: 'documented' },
      { access_token: token, token_type: 'bearer', expires_in: lifetime, scope: app.scopes },
      notStored,
    );
  });
}

/** `POST /oauth/revoke`. A token that nobody knows counts as revoked (RFC 7009 section 2.2). */
export function revokeToken(call: Call, world: ZoomWorld): Promise<Answer> {
  const visited = oauthVisit(call, world);
  return answerClient(revokeRules, visited, async (app) => {
    await world.database
      .updateTable('zoom_token')
      .set({ revoked_at: world.clock.now() })
      .where('hash', '=', hashToken(await visited.parameter('token')))
      .where('client_id', '=', app.client_id)
      .execute();
    return jsonAnswer(200, { id: 'zoom-200-revoked', source: 'documented' }, { status: 'success' });
  });
}

async function answerClient(
  rules: readonly OAuthRule[],
  visited: OAuthVisit,
  perform: (app: App) => Promise<Answer>,
): Promise<Answer> {
  const refusal = await firstRefusal<OAuthVisit, OAuthRule>(rules, visited, visited.world.rules, oauthBody);
  if (refusal) return refusal;
  const app = await visited.app();
  if (!app) throw new Error('A client that no rule refused has an app.');
  return perform(app);
}

function oauthVisit(call: Call, world: ZoomWorld): OAuthVisit {
  const form = once(async () => {
    const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(call.headers['content-type'] ?? '');
    return new URLSearchParams(isForm ? (await call.body()).toString('utf8') : '');
  });
  const parameter = async (name: string) => (await form()).get(name) ?? call.query.get(name) ?? '';
  const credentials = once(async () => {
    const given = basicCredentials(call) ?? {
      id: (await form()).get('client_id') ?? '',
      secret: (await form()).get('client_secret') ?? '',
    };
    return given.id === '' || given.secret === '' ? undefined : given;
  });
  return {
    call,
    world,
    parameter,
    credentials,
    app: once(async () =>
      world.database
        .selectFrom('zoom_app')
        .selectAll()
        .where('client_id', '=', (await credentials())?.id ?? '')
        .executeTakeFirst(),
    ),
  };
}

/** Id and secret of an Authorization header (RFC 7617). */
function basicCredentials({ headers }: Call): { id: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/_-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, secret: rest.join(':') };
}
