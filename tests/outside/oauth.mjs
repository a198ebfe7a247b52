// Links with a client library of JavaScript's: code with PKCE, refresh, introspection, revocation.
//
// Speaks with the test by lines: `open ADDRESS` is answered with the address that a customer who
// allows everything is sent back to, `ask TOKEN` with whether the assistant tells a balance.

import { strict as assert } from 'node:assert';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const [library, folder, issuer, id, secret, redirectUri, scope] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(line) {
  process.stdout.write(`${line}\n`);
  return (await lines.next()).value;
}

/** openid-client, on oauth4webapi: finds the endpoints itself and holds every answer to the RFCs. */
async function openidClient() {
  const client = await import(require.resolve('openid-client'));
  const config = await client.discovery(
    new URL(issuer), id, undefined, client.ClientSecretBasic(secret),
    { algorithm: 'oauth2', execute: [client.allowInsecureRequests] },
  );
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri, scope, state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const back = new URL(await ask(`open ${address.href}`));
  const checks = { pkceCodeVerifier, expectedState };
  // Its checks are on: an answer of another issuer's, or to another request, is refused.
  for (const [name, value] of [['iss', 'https://evil.example'], ['state', 'x'], ['iss', null]]) {
    const forged = new URL(back);
    if (value === null) forged.searchParams.delete(name);
    else forged.searchParams.set(name, value);
    await assert.rejects(client.authorizationCodeGrant(config, forged, checks), name);
  }
  const first = await client.authorizationCodeGrant(config, back, checks);
  assert.equal(first.token_type, 'bearer');
  assert.equal(first.scope, scope);
  assert.equal(await ask(`ask ${first.access_token}`), 'true');
  const second = await client.refreshTokenGrant(config, first.refresh_token);
  assert.notEqual(second.access_token, first.access_token);
  assert.equal(await ask(`ask ${second.access_token}`), 'true');
  assert.equal((await client.tokenIntrospection(config, second.access_token)).active, true);
  await client.tokenRevocation(config, second.refresh_token);
  assert.equal((await client.tokenIntrospection(config, second.access_token)).active, false);
  assert.equal(await ask(`ask ${second.access_token}`), 'false');
  await assert.rejects(client.refreshTokenGrant(config, second.refresh_token),
    (error) => error.error === 'invalid_grant');
}

/** simple-oauth2, its secret in the body. */
async function simpleOauth2() {
  const { AuthorizationCode } = require('simple-oauth2');
  const { createHash, randomBytes } = await import('node:crypto');
  const client = new AuthorizationCode({
    client: { id, secret },
    auth: {
      tokenHost: issuer, tokenPath: '/oauth/token', revokePath: '/oauth/revoke',
      authorizePath: '/oauth/authorize',
    },
    options: { authorizationMethod: 'body' },
  });
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const back = new URL(await ask(`open ${client.authorizeURL({
    redirect_uri: redirectUri, scope, state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })}`));
  assert.equal(back.searchParams.get('state'), state);
  const code = back.searchParams.get('code');
  const claim = { code, redirect_uri: redirectUri, code_verifier: verifier };
  await assert.rejects(client.getToken({ ...claim, code_verifier: 'x'.repeat(43) }));
  const first = await client.getToken(claim);
  assert.equal(first.token.scope, scope);
  assert.equal(first.expired(60), false);
  const second = await first.refresh();
  assert.equal(await ask(`ask ${second.token.access_token}`), 'true');
  await second.revokeAll();
  assert.equal(await ask(`ask ${second.token.access_token}`), 'false');
  await assert.rejects(second.refresh(), (error) => error.output.statusCode === 400);
}

await { 'openid-client': openidClient, 'simple-oauth2': simpleOauth2 }[library]();
process.stdout.write('done\n');
process.exit(0);
