// A bank's own authorization server that shares no code with Saldo: it issues access tokens to a
// platform, as JWT or opaque, for the customer whom the file beside it names. `/forge` signs
// whatever it is told, as the test of a resource server needs.

import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const [folder, file, redirectUri, algorithm, format, audience, secret] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { Provider } = await import(require.resolve('oidc-provider'));
const { generateKeyPair, exportJWK, exportSPKI, CompactSign } =
  await import(require.resolve('jose'));

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
const make = () => generateKeyPair(algorithm, { extractable: true });
const [{ privateKey, publicKey }, other] = [await make(), await make()];
const key = { ...await exportJWK(privateKey), use: 'sig', alg: algorithm, kid: 'of-the-bank' };
const scopes = ['accounts', 'balances', 'amounts', 'transactions', 'search', 'names', 'unmapped'];

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'alexa', client_secret: secret, redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    id_token_signed_response_alg: algorithm,
  }, {
    client_id: 'saldo', client_secret: secret, redirect_uris: [], response_types: [],
    grant_types: [], id_token_signed_response_alg: algorithm,
  }],
  jwks: { keys: [key] },
  cookies: { keys: ['of-the-bank'] },
  features: {
    devInteractions: { enabled: false },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: scopes.join(' '), audience, accessTokenTTL: 300, accessTokenFormat: format,
        ...format === 'jwt' ? { jwt: { sign: { alg: algorithm } } } : {},
      }),
    },
  },
  issueRefreshToken: () => true,
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  extraTokenClaims: ({ oidc: { entities } }) => ({
    auth_time: (entities.AuthorizationCode ?? entities.RefreshToken).authTime,
  }),
  async loadExistingGrant(context) {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope('openid');
    grant.addResourceScope(audience, context.oidc.params.scope);
    await grant.save();
    return grant;
  },
});

// Signs `claims` under `header` with the bank's key, another's, the bank's public one as a shared
// secret, or not at all.
async function forged({ header, claims, by }) {
  const parts = [header, claims];
  if (by === 'bank' || by === 'other') {
    const bytes = new TextEncoder().encode(typeof claims === 'string' ? claims : JSON.stringify(claims));
    const signing = new CompactSign(bytes).setProtectedHeader(header);
    return signing.sign(by === 'bank' ? privateKey : other.privateKey);
  }
  const coded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  if (by === 'nobody') return `${coded}.`;
  const shared = by === 'public' ? await exportSPKI(publicKey) : by;
  return `${coded}.${createHmac('sha256', shared).update(coded).digest('base64url')}`;
}

const answer = provider.callback();
server.on('request', async (request, response) => {
  if (request.url === '/forge') {
    return response.end(await forged(JSON.parse(await text(request))));
  }
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  const accountId = readFileSync(file, 'utf8').trim();
  const result = { login: { accountId } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write(`${issuer}\n`);
