# List the things
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     BASE_URL=... python3 main.py

import os
import sys
import threading
from urllib.parse import quote

import requests

id = "a b"
base_url = os.environ.get("BASE_URL")
if not base_url:
    print("Set BASE_URL to the base URL, with its scheme.", file=sys.stderr)
    sys.exit(2)

connect_timeout_seconds = 10
timeout_seconds = 60


def percent_encode(text):
    return quote(text, safe="")


def stop():
    print(
        f"No whole answer within {timeout_seconds} seconds.",
        "Failed.",
        sep="\n",
        file=sys.stderr,
        flush=True,
    )
    os._exit(1)


# requests limits each wait for data, not the whole of them.
timer = threading.Timer(timeout_seconds, stop)
timer.daemon = True
timer.start()

try:
    url = f"{base_url}/things/{percent_encode(id)}?x=1"
    request = requests.Request(
        "GET",
        url,
    ).prepare()
    # The address as it is, where requests would write some characters in another way.
    request.url = url
    with requests.Session() as session:
        response = session.send(
            request,
            timeout=(connect_timeout_seconds, timeout_seconds),
            allow_redirects=False,
        )
except (OSError, ValueError) as error:
    print(" ".join(str(error).split()), "Failed.", sep="\n", file=sys.stderr)
    sys.exit(1)

if response.status_code == 200:
    output = sys.stdout.buffer
    output.write(b"Response Status Code = %d\n" % response.status_code)
    output.write(response.content)
    if response.content and not response.content.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Success.\n")
else:
    output = sys.stderr.buffer
    output.write(b"Response Status Code = %d\n" % response.status_code)
    output.write(b"Response Header:\n")
    for name, value in response.raw.headers.items():
        output.write(f"{name}: {value}\n".encode("latin-1"))
    output.write(b"Response Body:\n")
    output.write(response.content)
    if response.content and not response.content.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Failed.\n")
    sys.exit(1)
