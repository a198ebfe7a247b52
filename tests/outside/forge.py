"""RSA, DER, X.509 and Alexa request signing, from the Python standard library alone.

Written for the tests: it shares no code with Saldo, so both sides cannot be wrong in the same way.
"""

import base64
import datetime
import hashlib
import http.client
import json
import os
import urllib.parse

SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")  # RFC 8017, 9.2, note 1
SHA1_PREFIX = bytes.fromhex("3021300906052b0e03021a05000414")
SHA256_WITH_RSA = "1.2.840.113549.1.1.11"


def der(tag, *parts):
    """One DER value; lengths in the short or long form."""
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def integer(value):
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(dotted):
    first, second, *rest = (int(part) for part in dotted.split("."))
    out = [first * 40 + second]
    for part in rest:
        septets = [part & 0x7F]
        while part := part >> 7:
            septets.append(0x80 | part & 0x7F)
        out.extend(reversed(septets))
    return der(0x06, bytes(out))


def read(data, at=0):
    """Tag, value and the offset behind the value of the DER element at `at`."""
    tag, length, at = data[at], data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, at = int.from_bytes(data[at : at + count], "big"), at + count
    return tag, data[at : at + length], at + length


def children(data):
    at, found = 0, []
    while at < len(data):
        tag, value, at = read(data, at)
        found.append((tag, value))
    return found


def pem(label, data):
    text = base64.b64encode(data).decode()
    lines = [text[i : i + 64] for i in range(0, len(text), 64)]
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n" % (label, "\n".join(lines), label)


def unpem(path):
    """Every block of a PEM file."""
    blocks, block = [], None
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.startswith("-----BEGIN"):
                block = ""
            elif line.startswith("-----END"):
                blocks.append(base64.b64decode(block))
            elif block is not None:
                block += line.strip()
    return blocks


class Key:
    """An RSA private key read from PKCS#8 (RFC 5208)."""

    def __init__(self, path):
        (_, info), = children(unpem(path)[0])
        octets = [value for tag, value in children(info) if tag == 0x04][0]
        (_, numbers), = children(octets)
        values = [int.from_bytes(value, "big") for _, value in children(numbers)]
        _, self.n, self.e, _, self.p, self.q, self.dp, self.dq, self.qinv = values[:9]
        self.size = (self.n.bit_length() + 7) // 8

    def sign(self, message, sha1=False):
        """RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.1)."""
        digest = (SHA1_PREFIX + hashlib.sha1(message).digest() if sha1
                  else SHA256_PREFIX + hashlib.sha256(message).digest())
        padded = b"\x00\x01" + b"\xff" * (self.size - len(digest) - 3) + b"\x00" + digest
        number = int.from_bytes(padded, "big")
        one, two = pow(number, self.dp, self.p), pow(number, self.dq, self.q)
        return (two + (one - two) * self.qinv % self.p * self.q).to_bytes(self.size, "big")

    def public_info(self):
        numbers = der(0x30, integer(self.n), integer(self.e))
        algorithm = der(0x30, oid("1.2.840.113549.1.1.1"), der(0x05))
        return der(0x30, algorithm, der(0x03, b"\x00", numbers))


def subject_of(certificate):
    """The subject field of a certificate, as DER."""
    (_, whole), = children(certificate)
    (_, body), *_ = children(whole)
    fields = children(body)
    offset = 1 if fields[0][0] == 0xA0 else 0
    return der(0x30, fields[offset + 4][1])


def name(common):
    return der(0x30, der(0x31, der(0x30, oid("2.5.4.3"), der(0x0C, common.encode()))))


def certificate(public, issuer, issuer_key, dns="echo-api.amazon.com", days=(-1, 30),
                server_auth=True):
    """A leaf certificate (RFC 5280) for `public`, signed by `issuer_key`."""
    now = datetime.datetime.now(datetime.timezone.utc)
    begin, end = (now + datetime.timedelta(days=day) for day in days)
    alternative = der(0x30, der(0x82, dns.encode()))
    extensions = [der(0x30, oid("2.5.29.17"), der(0x04, alternative)),
                  der(0x30, oid("2.5.29.15"), der(0x01, b"\xff"), der(0x04, b"\x03\x02\x07\x80"))]
    if server_auth:
        purposes = der(0x30, oid("1.3.6.1.5.5.7.3.1"))
        extensions.append(der(0x30, oid("2.5.29.37"), der(0x04, purposes)))
    algorithm = der(0x30, oid(SHA256_WITH_RSA), der(0x05))
    # Before 2050 dates are written as UTCTime (RFC 5280, 4.1.2.5).
    dates = [der(0x17, moment.strftime("%y%m%d%H%M%SZ").encode()) for moment in (begin, end)]
    body = der(0x30, der(0xA0, integer(2)), integer(int.from_bytes(hashlib.sha256(
        dns.encode() + str(days).encode()).digest()[:8], "big")), algorithm, issuer,
        der(0x30, *dates), name(dns), public.public_info(),
        der(0xA3, der(0x30, *extensions)))
    return der(0x30, body, algorithm, der(0x03, b"\x00", issuer_key.sign(body)))


def now_text(offset=0):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=offset)
    # Milliseconds, so that a check near a limit does not lose up to a second.
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Demo:
    """A running demo, read from its demo.json."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.about = json.load(file)
        self.alexa = self.about["alexa"]
        self.key = Key(self.alexa["leaf_key_pem"])
        self.run, self.count = os.urandom(8).hex(), 0

    def envelope(self, customer, request, attributes=None, offset=0, extra=None):
        self.count += 1
        application = {"applicationId": self.alexa["skill_id"]}
        user = {"userId": customer["user_id"], "accessToken": customer["access_token"]}
        whole = {
            "version": "1.0",
            "session": {"new": attributes is None, "sessionId": "amzn1.echo-api.session.outside",
                        "application": application, "attributes": attributes or {}, "user": user},
            "context": {"System": {"application": application, "user": user,
                                   "device": {"deviceId": "d", "supportedInterfaces": {}},
                                   "apiEndpoint": "https://api.amazonalexa.com"}},
            "request": {"requestId": "amzn1.echo-api.request.%s-%d" % (self.run, self.count),
                        "timestamp": now_text(offset), "locale": "en-US", **request},
        }
        whole.update(extra or {})
        return whole

    def post(self, body, headers=None, url=None, key=None):
        """Signs and sends `body` (bytes); `headers` replaces or, with None, removes fields."""
        signature = base64.b64encode((key or self.key).sign(body)).decode()
        fields = {"Content-Type": "application/json;charset=UTF-8",
                  "SignatureCertChainUrl": url or self.alexa["cert_chain_url"],
                  "Signature-256": signature, **(headers or {})}
        place = urllib.parse.urlsplit(self.alexa["endpoint"])
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
        try:
            connection.putrequest("POST", place.path)
            for field, value in fields.items():
                if value is not None:
                    connection.putheader(field, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def ask(self, customer, request, attributes=None, **rest):
        """The decoded answer to a request that must be accepted."""
        body = json.dumps(self.envelope(customer, request, attributes, **rest)).encode()
        status, content = self.post(body)
        assert status == 200, (status, request)
        return json.loads(content)


def intent(name, **slots):
    """An IntentRequest; a slot is (value, resolved id) or a plain value."""
    filled = {}
    for slot, said in slots.items():
        value, resolved = said if isinstance(said, tuple) else (said, None)
        filled[slot] = {"name": slot, "value": value, "confirmationStatus": "NONE"}
        if resolved:
            filled[slot]["resolutions"] = {"resolutionsPerAuthority": [{
                "authority": "amzn1.er-authority.echo-sdk.x",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": value, "id": resolved}}]}]}
    return {"type": "IntentRequest", "dialogState": "COMPLETED",
            "intent": {"name": name, "confirmationStatus": "NONE", "slots": filled}}
