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
import time

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


def money(minor, currency="USD"):
    """An amount in words, without its sign."""
    unit = {"USD": "dollar", "EUR": "euro"}[currency]
    whole, cents = divmod(abs(minor), 100)
    parts = []
    if whole or not cents:
        parts.append("%s %s%s" % (words(whole), unit, "" if whole == 1 else "s"))
    if cents:
        parts.append("%s cent%s" % (words(cents), "" if cents == 1 else "s"))
    return " and ".join(parts)


NUMBER = r"(?:(?:%s)\b[ -]?)+" % "|".join(UNITS + TENS + ["hundred", "thousand", "million"])
AMOUNT = re.compile(r"\b(?:%s(?:dollar|euro)s?(?: and %scents?)?|%scents?)\b" % ((NUMBER,) * 3))


def amounts(text):
    """Every amount in `text`, in order. Who has two currencies hears "American dollars"; one at the
    beginning of a sentence begins large."""
    return AMOUNT.findall(text.replace("American ", "").lower())


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


def customers(demo, bank):
    """Each linked customer with their accounts as the bank file has them."""
    for customer in demo.about["customers"]:
        rows = bank.execute(
            "SELECT account_id, kind, last_four, currency, status, current_minor, "
            "available_minor, holds_minor FROM account WHERE customer_id = ? ORDER BY position",
            (int(customer["customer_id"]),)).fetchall()
        names = ("id", "kind", "last_four", "currency", "status", "current", "available", "holds")
        yield customer, [dict(zip(names, row)) for row in rows]


def is_debt(account):
    return account["kind"] in ("credit_card", "loan", "mortgage")


def headline(account):
    """The figure of an account that is told first: what is owed, overdrawn or can be spent."""
    current, available = account["current"], account["available"]
    first = current if is_debt(account) or current < 0 or available is None else max(available, 0)
    return money(first, account["currency"])


def chosen(account):
    """The slots that name `account`."""
    kind = account["kind"]
    return {"account_kind": (kind.replace("_", " "), kind.upper()),
            "last_four": account["last_four"]}


def pages(demo, customer, request):
    """The words of the answer to `request`, and of each "more" until there is none."""
    answer = demo.ask(customer, request)
    while True:
        text = spoken(answer)
        yield text
        if not text.endswith("hear more?"):
            return
        answer = demo.ask(customer, intent("AMAZON.NextIntent"), answer["sessionAttributes"])


def balances(demo, bank, checks):
    """Every account of every customer alone, then all of a customer's, then what they owe."""
    compared = 0
    for customer, accounts in customers(demo, bank):
        who = "(customer %s)" % customer["customer_id"]
        live = [account for account in accounts if account["status"] != "closed"]
        for account in accounts:
            text = spoken(demo.ask(customer, intent("BalanceIntent", **chosen(account))))
            told, label = amounts(text), account["kind"].replace("_", " ")
            if account["status"] == "closed":
                checks.that(told == [], "no balance of a closed %s is told" % label, who)
                continue
            compared += 1
            checks.that(told[:1] == [headline(account)],
                        "balance of a %s is that of the bank file" % label, who)
            may = {money(account[figure] or 0, account["currency"])
                   for figure in ("current", "available", "holds")}
            checks.that(set(told) <= may, "no other figure is told of a %s" % label, who)
            owed = is_debt(account) and account["current"] <= 0
            checks.that(("you owe" in text) == owed, "a %s says owe if it is owed" % label, who)
            below = not is_debt(account) and account["current"] < 0
            checks.that(("overdrawn" in text) == below and "minus" not in text,
                        "a %s says overdrawn if it is, and never minus" % label, who)
        all_kinds = intent("BalanceIntent", account_kind=("all accounts", "ALL"))
        told = [amount for text in pages(demo, customer, all_kinds) for amount in amounts(text)]
        checks.that(told == [headline(account) for account in live],
                    "all balances are those of the bank file, in its order", who)
        owed = [headline(account) for account in live if is_debt(account)]
        told = [amount for text in pages(demo, customer, intent("OwedIntent"))
                for amount in amounts(text)]
        checks.that(told == owed if len(owed) != 1 else told[:1] == owed,
                    "what is owed is that of the bank file", who)
    checks.that(compared >= 30, "at least thirty balances were compared", str(compared))


def foreign_accounts(demo, bank, checks):
    """Nobody hears of an account that is another customer's."""
    everybody = list(customers(demo, bank))
    for (customer, own), (_, others) in zip(everybody, everybody[1:] + everybody[:1]):
        digits = {account["last_four"] for account in own}
        for account in others:
            if account["last_four"] in digits:  # The two hold it together.
                continue
            for name in ("BalanceIntent", "OwedIntent", "RecentTransactionsIntent"):
                text = spoken(demo.ask(customer, intent(name, last_four=account["last_four"])))
                checks.that(amounts(text) == [] and account["last_four"] not in text,
                            "%s tells nothing of another customer's account" % name)


def transactions(demo, bank, checks):
    """The latest transactions of every live account, page by page to the end, against SQL."""
    day_ms, walked = 86_400_000, 0
    now_ms = time.time_ns() // 1_000_000
    for customer, accounts in customers(demo, bank):
        for account in accounts:
            if account["status"] == "closed":
                continue
            rows = bank.execute(
                "SELECT amount_minor, made_at_ms FROM transactions WHERE customer_id = ? AND "
                "account_id = ? AND replaced_by IS NULL AND made_at_ms < ? "
                "ORDER BY made_at_ms DESC, transaction_id",
                (int(customer["customer_id"]), account["id"], now_ms + day_ms)).fetchall()
            texts = list(pages(demo, customer,
                               intent("RecentTransactionsIntent", **chosen(account))))
            told = [amount for text in texts for amount in amounts(text)]
            who = "(customer %s)" % customer["customer_id"]
            checks.that(told == [money(row[0], account["currency"]) for row in rows[:len(told)]],
                        "transactions are those of the bank file, in its order", who)
            # "Recent" is thirty days of the customer's own calendar: a day's play on either side.
            checks.that(all(at >= now_ms - 32 * day_ms for _, at in rows[:len(told)])
                        and all(at < now_ms - 29 * day_ms for _, at in rows[len(told):]),
                        "all of the last thirty days are told, and no older ones", who)
            if len(told) > 1:
                checks.that("found %s transactions" % words(len(told)) in texts[0],
                            "the number of transactions is told", who)
            walked += len(told)
    checks.that(walked >= 100, "at least a hundred transactions were compared", str(walked))


def request_types(demo, checks):
    """Every request type is answered with 200; no speech where none is allowed."""
    customer = demo.about["customers"][0]
    silent = [
        {"type": "SessionEndedRequest", "reason": "USER_INITIATED"},
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
    resumed = demo.ask(customer, {"type": "SessionResumedRequest", "cause": {
        "type": "ConnectionCompleted", "token": "t", "result": {},
        "status": {"code": "200", "message": "OK"}}})
    checks.that(resumed["response"]["shouldEndSession"] is False and "?" in spoken(resumed),
                "SessionResumedRequest: the talk begins again, session open")
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
    for offset, want in ((-151, 400), (151, 400), (-149, 200), (149, 200)):
        # One second lies between offset and limit: a machine that slept so long is asked again.
        for _ in range(5):
            began = time.monotonic()
            aged = json.dumps(demo.envelope(customer, intent("BalanceIntent"), offset=offset))
            status, content = demo.post(aged.encode())
            if time.monotonic() - began < 0.9:
                break
        checks.that(status == want and (content == b"") == (want == 400),
                    "%d: timestamp at %+d s" % (want, offset), "got %s" % status)
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
             "https://s3.amazonaws.com/echo.api/../echo.api/{}",
             "HTTPS://s3.amazonaws.com/echo.api/{}",
             "https://S3.AMAZONAWS.COM/echo.api/{}", "https://s3.amazonaws.com//echo.api//{}")
URLS_BAD = ("http://s3.amazonaws.com/echo.api/{}", "https://notamazon.com/echo.api/{}",
            "https://s3.amazonaws.com/EcHo.aPi/{}", "https://s3.amazonaws.com/invalid.path/{}",
            "https://s3.amazonaws.com:563/echo.api/{}", "https://s3.amazonaws.com/echo.api/../{}",
            "https://s3.amazonaws.com/echo.api/../invalid.path/{}",
            "https://s3.amazonaws.com/ECHO.API/{}",
            "https://s3.amazonaws.com.evil.example/echo.api/{}",
            "https://user:pw@s3.amazonaws.com/echo.api/{}",
            "https://user@s3.amazonaws.com/echo.api/{}",
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


def disabled(demo, checks):
    """Switching the skill off ends the link; comes last, for it cannot be undone from here."""
    customer = demo.about["customers"][-1]
    before = demo.ask(customer, intent("BalanceIntent"))["response"]
    checks.that(before.get("card", {}).get("type") != "LinkAccount", "linked before SkillDisabled")
    envelope = demo.envelope(customer, {"type": "AlexaSkillEvent.SkillDisabled"}, offset=-1800)
    del envelope["session"]
    for what in ("half an hour late", "repeated"):
        status, body = demo.post(json.dumps(envelope).encode())
        checks.that(status == 200 and "outputSpeech" not in json.loads(body)["response"],
                    "AlexaSkillEvent.SkillDisabled: 200 without speech, " + what)
    after = demo.ask(customer, intent("BalanceIntent"))["response"]
    checks.that(after["card"]["type"] == "LinkAccount" and after["shouldEndSession"] is True,
                "no fact after SkillDisabled")


def main():
    demo = forge.Demo(sys.argv[1])
    bank = sqlite3.connect("file:%s?mode=ro" % demo.about["bank_file"], uri=True)
    checks = Checks()
    balances(demo, bank, checks)
    foreign_accounts(demo, bank, checks)
    transactions(demo, bank, checks)
    request_types(demo, checks)
    shut(demo, checks)
    certificates(demo, checks)
    unlinked(demo, checks)
    disabled(demo, checks)
    print("%d passed, %d failed" % (checks.passed, checks.failed))
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
