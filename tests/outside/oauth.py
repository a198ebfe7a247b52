"""Links with a client library of Python's: code with PKCE, refresh, introspection, revocation.

Speaks with the test by lines: `open ADDRESS` is answered with the address that a customer who
allows everything is sent back to, `ask TOKEN` with whether the assistant tells a balance.
"""

import os
import sys

# The server under test is on this machine, without TLS.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

LIBRARY, ISSUER, ID, SECRET, REDIRECT_URI, SCOPE = sys.argv[1:]
AUTHORIZE, TOKEN = ISSUER + "/oauth/authorize", ISSUER + "/oauth/token"
REVOKE, INTROSPECT = ISSUER + "/oauth/revoke", ISSUER + "/oauth/introspect"


def ask(line):
    print(line, flush=True)
    return sys.stdin.readline().rstrip("\n")


def refused(call, kind):
    try:
        call()
    except Exception as error:  # each library has its own
        assert kind in repr(error), repr(error)
    else:
        raise AssertionError("not refused: " + kind)


def authlib():
    from authlib.common.security import generate_token
    from authlib.integrations.requests_client import OAuth2Session

    verifier = generate_token(48)
    session = OAuth2Session(
        ID,
        SECRET,
        scope=SCOPE,
        redirect_uri=REDIRECT_URI,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post",
        revocation_endpoint_auth_method="client_secret_basic",
    )
    address, state = session.create_authorization_url(AUTHORIZE, code_verifier=verifier)
    back = ask("open " + address)
    forged = lambda: session.fetch_token(
        TOKEN, authorization_response=back, state="x", code_verifier=verifier
    )
    refused(forged, "state")
    first = session.fetch_token(
        TOKEN, authorization_response=back, state=state, code_verifier=verifier
    )
    assert first["token_type"] == "Bearer" and first["scope"] == SCOPE, first
    assert ask("ask " + first["access_token"]) == "true"
    second = session.refresh_token(TOKEN, refresh_token=first["refresh_token"])
    assert second["access_token"] != first["access_token"]
    assert ask("ask " + second["access_token"]) == "true"
    active = lambda: session.introspect_token(INTROSPECT, second["access_token"]).json()["active"]
    assert active() is True
    assert session.revoke_token(REVOKE, second["refresh_token"]).status_code == 200
    assert active() is False
    assert ask("ask " + second["access_token"]) == "false"
    refused(lambda: session.refresh_token(TOKEN, second["refresh_token"]), "invalid_grant")


def requests_oauthlib():
    from requests.auth import HTTPBasicAuth
    from requests_oauthlib import OAuth2Session

    proof = HTTPBasicAuth(ID, SECRET)
    session = OAuth2Session(ID, redirect_uri=REDIRECT_URI, scope=SCOPE.split(), pkce="S256")
    address, _ = session.authorization_url(AUTHORIZE)
    back = ask("open " + address)
    forged = back.replace("state=", "state=x")
    refused(
        lambda: session.fetch_token(TOKEN, authorization_response=forged, auth=proof),
        "MismatchingState",
    )
    # It refuses another scope than the one that it asked for.
    first = session.fetch_token(TOKEN, authorization_response=back, auth=proof)
    assert ask("ask " + first["access_token"]) == "true"
    second = session.refresh_token(TOKEN, refresh_token=first["refresh_token"], auth=proof)
    assert ask("ask " + second["access_token"]) == "true"
    address, headers, body = session._client.prepare_token_revocation_request(
        REVOKE, second["refresh_token"], token_type_hint="refresh_token"
    )
    answer = session.post(address, headers=headers, data=body, auth=proof, withhold_token=True)
    assert answer.status_code == 200, answer.text
    assert ask("ask " + second["access_token"]) == "false"
    refused(
        lambda: session.refresh_token(TOKEN, refresh_token=second["refresh_token"], auth=proof),
        "InvalidGrant",
    )


{"Authlib": authlib, "requests-oauthlib": requests_oauthlib}[LIBRARY]()
print("done", flush=True)
