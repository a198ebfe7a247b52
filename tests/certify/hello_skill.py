"""A skill that says hello, as a first skill is written; only the standard library.

Prints its address, then serves until it is killed. With --verify it refuses requests that do not
carry a signature under a certificate of the platform's own address; it has no certificate to check
one with, so that it refuses every one of them.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


def speak(text, keep_open):
    speech = {"type": "SSML", "ssml": "<speak>%s</speak>" % text}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": not keep_open}}


def answer(event):
    request = event["request"]
    if request["type"] == "LaunchRequest":
        return speak("Welcome, you can say hello. Which would you like to try?", True)
    if request["type"] == "IntentRequest":
        return speak("Hello there!", False)
    return {"version": "1.0", "response": {}}


class Skill(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "--verify" in sys.argv:
            self.send(400, b"")
            return
        self.send(200, json.dumps(answer(json.loads(body))).encode())

    def send(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Skill)
print("http://127.0.0.1:%d/" % server.server_port, flush=True)
server.serve_forever()
