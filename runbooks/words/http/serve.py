"""A small API on this machine: `serve.py start`, `serve.py stop`."""
import http.server
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request

PORT = 18741
PID = os.path.join(os.environ.get("TMPDIR", "/tmp"), "gonogo-words-http-%d.pid" % PORT)
AUDIT = {"enabled": False}


class Api(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/health"):
            self.answer(200, {"status": "up", "audit": AUDIT["enabled"]})
        elif self.path.startswith("/api/users"):
            self.answer(200, {"total": 5, "items": [{"name": name} for name in ("ana", "bo", "cy", "di", "ed")]})
        else:
            self.answer(404, {"error": "there is no such thing"})

    def do_POST(self):
        AUDIT.update(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def start():
    child = subprocess.Popen(
        [sys.executable, __file__, "serve"], start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(PID, "w") as file:
        file.write(str(child.pid))
    for attempt in range(100):
        try:
            urllib.request.urlopen("http://127.0.0.1:%d/health" % PORT, timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server does not come up")


def serve():
    http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Api).serve_forever()


def stop():
    with open(PID) as file:
        os.kill(int(file.read()), signal.SIGTERM)
    os.remove(PID)


if __name__ == "__main__":
    {"start": start, "stop": stop, "serve": serve}[sys.argv[1]]()
