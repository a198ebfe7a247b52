"""Asks a running demo as Alexa would, and tries every way in that must be shut.

    python3 tests/outside/ask.py FOLDER/demo.json

Amounts are compared with an SQL query of this program's own on the bank file, put into words by
this program's own grammar. Prints a line a check and the plain closing line; exits 1 on a failure.
"""

import copy
import json
import os
import re
import sqlite3
import sys

import forge
from forge import intent

UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
         "fifteen sixteen seventeen eighteen nineteen").split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(number):
    """A whole number below a billion in American English."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10] + ("-" + UNITS[rest] if rest else "")
    for size, unit in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return words(number // size) + " " + unit + (" " + words(rest) if rest else "")
    raise AssertionError(number)


def dollars(minor):
    """An amount of US cents in words, without its sign."""
    whole, cents = divmod(abs(minor), 100)
    parts = []
    if whole:
        parts.append(words(whole) + (" dollar" if whole == 1 else " dollars"))
    if cents:
        parts.append(words(cents) + (" cent" if cents == 1 else " cents"))
    return " and ".join(parts)


def spoken(answer):
    """The words of an answer."""
    ssml = answer["response"].get("outputSpeech", {}).get("ssml", "")
    text = re.sub(r"<[^>]*>", " ", ssml).replace("&apos;", "'").replace("&amp;", "&")
    return re.sub(r"\s+", " ", text).strip()


class Checks:
    """Counts and names what held and what did not."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, holds, what, detail=""):
        if holds:
            self.passed += 1
            print("ok      " + what)
        else:
            self.failed += 1
            print("FAILED  %s %s" % (what, detail))


def balances(demo, bank, checks):
    """Every open US dollar account of every customer, by kind and last four digits."""
    rows = bank.execute(
        "SELECT customer_id, kind, last_four, current_minor, available_minor FROM account "
        "WHERE status <> 'closed' AND currency = 'USD' ORDER BY customer_id, position").fetchall()
    asked = 0
    for customer_id, kind, last_four, current, available in rows:
        customer = next((c for c in demo.about["customers"]
                         if c["customer_id"] == str(customer_id)), None)
        if customer is None:
            continue
        label = kind.replace("_", " ")
        answer = demo.ask(customer, intent(
            "BalanceIntent", account_kind=(label, kind.upper()), last_four=last_four))
        text = spoken(answer)
        debt = kind in ("credit_card", "loan", "mortgage")
        figure = current if debt or available is None else available
        want = dollars(figure) if figure else ""
        checks.that(want in text, "balance of a %s is that of the bank file" % label,
                    "(customer %s)" % customer_id)
        asked += 1
        owed = debt and current < 0
        checks.that(("owe" in text) == owed, "a %s says owe only when owed" % label)
    checks.that(asked >= 10, "at least ten balances were compared")


def transactions(demo, bank, checks):
    """The latest transactions of one account, three at a time, against SQL."""
    for customer in demo.about["customers"]:
        account = bank.execute(
            "SELECT account_id, last_four, kind FROM account WHERE customer_id = ? AND "
            "kind = 'checking' AND status = 'open' AND currency = 'USD' ORDER BY position",
            (int(customer["customer_id"]),)).fetchone()
        if account is None:
            continue
        rows = bank.execute(
            "SELECT amount_minor FROM transactions WHERE customer_id = ? AND account_id = ? AND "
            "replaced_by IS NULL AND made_at_ms >= (strftime('%s','now') - 30 * 86400) * 1000 AND "
            "made_at_ms < strftime('%s','now') * 1000 "
            "ORDER BY made_at_ms DESC, transaction_id",
            (int(customer["customer_id"]), account[0])).fetchall()
        if len(rows) < 7:
            continue
        first = demo.ask(customer, intent("RecentTransactionsIntent", last_four=account[1],
                                          account_kind=("checking", "CHECKING")))
        second = demo.ask(customer, intent("AMAZON.NextIntent"), first["sessionAttributes"])
        for page, part in ((first, rows[:3]), (second, rows[3:6])):
            text = spoken(page)
            at = -1
            for amount, in part:
                at = text.find(dollars(amount), at + 1)
                checks.that(at >= 0, "transaction amounts are told in the order of the bank file")
        return
    checks.that(False, "a customer with seven recent transactions exists")


def request_types(demo, checks):
    """Every request type is answered with 200; no speech where none is allowed."""
    customer = demo.about["customers"][0]
    silent = [
        {"type": "SessionEndedRequest", "reason": "USER_INITIATED"},
        {"type": "SessionResumedRequest", "cause": {"type": "ConnectionCompleted",
         "token": "t", "status": {"code": "200", "message": "OK"}, "result": {}}},
        {"type": "System.ExceptionEncountered", "error": {"type": "INVALID_RESPONSE",
         "message": "m"}, "cause": {"requestId": "r"}},
        {"type": "AlexaSkillEvent.SkillEnabled"},
        {"type": "AlexaSkillEvent.SkillPermissionAccepted",
         "body": {"acceptedPermissions": [{"scope": "s"}]}},
        {"type": "AlexaSkillEvent.SkillPermissionChanged", "body": {}},
        {"type": "AlexaSkillEvent.ProactiveSubscriptionChanged", "body": {"subscriptions": []}},
        {"type": "AlexaSkillEvent.NotificationSubscriptionChanged", "body": {"subscriptions": []}},
        {"type": "AlexaSkillEvent.SkillAccountLinked",
         "body": {"accessToken": customer["access_token"]}},
        {"type": "Connections.Response", "status": {"code": "200"}, "name": "n", "token": "t"},
        {"type": "Alexa.Presentation.APL.LoadIndexListData", "token": "t"},
        {"type": "Alexa.Presentation.APL.LoadTokenListData", "token": "t"},
        {"type": "Alexa.Presentation.APL.RuntimeError", "errors": []},
        {"type": "Display.ElementSelected", "token": "t"},
        {"type": "Messaging.MessageReceived", "message": {}},
        {"type": "Reminders.ReminderStarted"},
        {"type": "Dialog.API.Invoked"},
        {"type": "Dialog.InputRequest"},
        {"type": "Alexa.Authorization.Grant", "body": {"grant": {"code": "c"}}},
        {"type": "Something.Amazon.Invents.Tomorrow", "news": [1, {"a": None}]},
    ]
    for request in silent:
        envelope = demo.envelope(customer, request)
        if request["type"].startswith("AlexaSkillEvent."):
            del envelope["session"]
        status, body = demo.post(json.dumps(envelope).encode())
        quiet = status == 200 and "outputSpeech" not in json.loads(body)["response"]
        checks.that(quiet, "%s: 200 without speech" % request["type"], str(status))
    can = demo.ask(customer, {**intent("BalanceIntent"), "type": "CanFulfillIntentRequest"})
    checks.that(can["response"]["canFulfillIntent"]["canFulfill"] in ("NO", "MAYBE"),
                "CanFulfillIntentRequest: no promise, no data")
    launch = demo.ask(customer, {"type": "LaunchRequest"})
    checks.that(launch["response"]["shouldEndSession"] is False and "?" in spoken(launch),
                "LaunchRequest: welcome, session open")
    touch = demo.ask(customer, {"type": "Alexa.Presentation.APL.UserEvent", "token": "t",
                                "arguments": ["more"], "source": {}, "components": {}})
    checks.that("response" in touch, "Alexa.Presentation.APL.UserEvent: 200")
    for name in ("AMAZON.HelpIntent", "AMAZON.StopIntent", "AMAZON.CancelIntent",
                 "AMAZON.FallbackIntent", "AMAZON.YesIntent", "AMAZON.NoIntent",
                 "AMAZON.RepeatIntent", "AMAZON.NextIntent", "AMAZON.PreviousIntent",
                 "AMAZON.StartOverIntent", "AMAZON.NavigateHomeIntent", "AMAZON.MoreIntent",
                 "AMAZON.SelectIntent", "RoutingNumberIntent", "OpeningHoursIntent",
                 "ContactIntent", "AccountsIntent", "OwedIntent", "RefineAccountIntent",
                 "AnIntentOfTheFuture"):
        answer = demo.ask(customer, intent(name))
        asks = spoken(answer).endswith("?")
        checks.that(asks == (answer["response"].get("shouldEndSession") is False),
                    "%s: open if and only if it asks" % name, spoken(answer))


def shut(demo, checks):
    """Everything that must be refused with 400 and an empty body."""
    customer = demo.about["customers"][0]
    body = json.dumps(demo.envelope(customer, intent("BalanceIntent"))).encode()

    def refused(what, *args, **rest):
        status, content = demo.post(*args, **rest)
        checks.that((status, content) == (400, b""), "400: " + what, "got %s" % status)

    status, _ = demo.post(body)
    checks.that(status == 200, "200: the request the refused ones are made from")
    signature = {"Signature-256": forge.base64.b64encode(demo.key.sign(body)).decode()}
    tampered = body.replace(b"BalanceIntent", b"BalanceIntenT")
    refused("tampered body", tampered, headers=signature)
    refused("space added behind the body", body + b" ", headers=signature)
    refused("missing signature", body, headers={"Signature-256": None})
    refused("wrong signature", body, headers={"Signature-256": forge.base64.b64encode(
        demo.key.sign(b"other")).decode()})
    refused("signature that is not base64", body, headers={"Signature-256": "&&&"})
    refused("empty signature", body, headers={"Signature-256": ""})
    refused("missing certificate address", body, headers={"SignatureCertChainUrl": None})
    old = forge.base64.b64encode(demo.key.sign(body, sha1=True)).decode()
    refused("SHA-1 signature only", body, headers={"Signature-256": None, "Signature": old})
    refused("SHA-1 signature as Signature-256", body, headers={"Signature-256": old})
    for offset in (-151, 151):
        late = json.dumps(demo.envelope(customer, intent("BalanceIntent"), offset=offset))
        refused("timestamp at %+d s" % offset, late.encode())
    for offset in (-149, 149):
        near = json.dumps(demo.envelope(customer, intent("BalanceIntent"), offset=offset))
        checks.that(demo.post(near.encode())[0] == 200, "200: timestamp at %+d s" % offset)
    foreign = demo.envelope(customer, intent("BalanceIntent"))
    foreign["context"]["System"]["application"] = {"applicationId": "amzn1.ask.skill.foreign"}
    refused("two application ids", json.dumps(foreign).encode())
    foreign["session"]["application"] = {"applicationId": "amzn1.ask.skill.foreign"}
    refused("foreign application id", json.dumps(foreign).encode())
    without = demo.envelope(customer, intent("BalanceIntent"))
    del without["request"]["timestamp"]
    refused("no timestamp", json.dumps(without).encode())
    for text in (b"", b"{", b"null", b"[]", b"\xff\xfe", b"{}" * 2, b"[" * 100_000):
        refused("signed body %r" % text[:8], text)
    odd = demo.envelope(customer, intent("BalanceIntent"),
                        extra={"future": {"deep": [1, None, {"x": "y"}]}})
    odd["request"]["unknown"] = odd["context"]["System"]["new"] = {"a": [1.5, True]}
    checks.that(demo.post(json.dumps(odd).encode())[0] == 200, "200: unknown extra properties")


URLS_GOOD = ("https://s3.amazonaws.com/echo.api/{}", "https://s3.amazonaws.com:443/echo.api/{}",
             "https://s3.amazonaws.com/echo.api/../echo.api/{}", "HTTPS://s3.amazonaws.com/echo.api/{}",
             "https://S3.AMAZONAWS.COM/echo.api/{}", "https://s3.amazonaws.com//echo.api//{}")
URLS_BAD = ("http://s3.amazonaws.com/echo.api/{}", "https://notamazon.com/echo.api/{}",
            "https://s3.amazonaws.com/EcHo.aPi/{}", "https://s3.amazonaws.com/invalid.path/{}",
            "https://s3.amazonaws.com:563/echo.api/{}", "https://s3.amazonaws.com/echo.api/../{}",
            "https://s3.amazonaws.com/echo.api/../invalid.path/{}",
            "https://s3.amazonaws.com/ECHO.API/{}", "https://s3.amazonaws.com.evil.example/echo.api/{}",
            "https://user:pw@s3.amazonaws.com/echo.api/{}", "https://user@s3.amazonaws.com/echo.api/{}",
            "badUrl", "<html>", "", "https://s3.amazonaws.com/%65cho.api/{}",
            "https://s3.amazonaws.com/echo.api/%2e%2e/echo.api/{}",
            "https://s3.amazonaws.com/echo.api%2F{}", "https://s3.amazonaws.com./echo.api/{}",
            "https://s3.amaz\u00f6naws.com/echo.api/{}", "https://s3.amazonaws.com\\echo.api\\{}",
            "https://s3.amazonaws.com/echo.api/\t{}", "https://[::1]/echo.api/{}",
            "https://s3.amazonaws.com/echo.api/{}#x", "https://s3.amazonaws.com/echo.api/{}?x=1",
            "https://s3.amazonaws.com/echo.api/" + "a" * 3000 + "/{}")


def certificates(demo, checks):
    """Certificate addresses, and chains that this program makes with the issuer's key."""
    customer = demo.about["customers"][0]

    def body():
        return json.dumps(demo.envelope(customer, {"type": "LaunchRequest"})).encode()

    name = demo.alexa["cert_chain_url"].rsplit("/", 1)[1]
    for url in URLS_GOOD:
        checks.that(demo.post(body(), url=url.format(name))[0] == 200, "200: address " + url)
    for url in URLS_BAD:
        field = url.format(name).encode("utf-8").decode("latin-1")
        status, content = demo.post(body(), headers={"SignatureCertChainUrl": field})
        checks.that((status, content) == (400, b""), "400: address " + url[:60], "got %s" % status)
    issuer_key = forge.Key(demo.alexa["issuer_key_pem"])
    issuer = forge.unpem(demo.alexa["issuer_pem"])[0]
    subject = forge.subject_of(issuer)

    def served(file, leaf, *others):
        with open(os.path.join(demo.alexa["chains_folder"], file), "w", encoding="ascii") as out:
            for block in (leaf, *others):
                out.write(forge.pem("CERTIFICATE", block))
        return demo.post(body(), url="https://s3.amazonaws.com/echo.api/" + file)

    def made(**how):
        return forge.certificate(demo.key, subject, issuer_key, **how)

    good = served("outside-good.pem", made(), issuer)
    checks.that(good[0] == 200, "200: a chain this program made", "got %s" % good[0])
    bad = {
        "wrong name": (made(dns="echo-api.amazon.com.evil.example"), issuer),
        "wildcard name": (made(dns="*.amazon.com"), issuer),
        "expired leaf": (made(days=(-30, -1)), issuer),
        "leaf of tomorrow": (made(days=(1, 30)), issuer),
        "no server purpose": (made(server_auth=False), issuer),
        "missing issuer": (made(),),
        "leaf not first": (issuer, made()),
        "unknown root": (forge.certificate(demo.key, forge.name("Nobody"), demo.key),),
        "leaf signed by the leaf": (forge.certificate(demo.key, subject, demo.key), issuer),
    }
    for number, (what, chain) in enumerate(bad.items()):
        status, content = served("outside-bad-%d.pem" % number, *chain)
        checks.that((status, content) == (400, b""), "400: " + what, "got %s" % status)
    status, _ = demo.post(body(), url="https://s3.amazonaws.com/echo.api/no-such-file.pem")
    checks.that(status == 400, "400: chain that cannot be fetched")


def unlinked(demo, checks):
    """Without a link, or with an unknown token: guidance, the card, a closed session, no fact."""
    customer = demo.about["customers"][0]
    for token in (None, "", "saldo_at_unknown"):
        stranger = copy.deepcopy(customer)
        stranger["access_token"] = token
        for name in ("BalanceIntent", "OwedIntent", "AccountsIntent", "RecentTransactionsIntent"):
            answer = demo.ask(stranger, intent(name))["response"]
            barred = (answer.get("card", {}).get("type") == "LinkAccount"
                      and answer["shouldEndSession"] is True)
            checks.that(barred, "%s without a link: LinkAccount card, closed" % name)
        for name in ("AMAZON.HelpIntent", "RoutingNumberIntent", "AMAZON.StopIntent"):
            answer = demo.ask(stranger, intent(name))["response"]
            checks.that("card" not in answer or answer["card"]["type"] != "LinkAccount",
                        "%s works without a link" % name)


def main():
    demo = forge.Demo(sys.argv[1])
    bank = sqlite3.connect("file:%s?mode=ro" % demo.about["bank_file"], uri=True)
    checks = Checks()
    balances(demo, bank, checks)
    transactions(demo, bank, checks)
    request_types(demo, checks)
    shut(demo, checks)
    certificates(demo, checks)
    unlinked(demo, checks)
    print("%d passed, %d failed" % (checks.passed, checks.failed))
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
