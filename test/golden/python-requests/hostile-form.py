# Drive: A form whose parts try to be more than that
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     CODE=... AUTHOR=... CLIENT_SECRET=... python3 main.py

import os
import sys
import threading
from pathlib import Path

import requests

base_url = "https://drive.example.com"
code = os.environ.get("CODE", '\\";headers=@secret.txt;a="')
author = os.environ.get("AUTHOR")
if not author:
    print("Set AUTHOR to the value of author.", file=sys.stderr)
    sys.exit(2)
client_secret = os.environ.get("CLIENT_SECRET")
if not client_secret:
    print("Set CLIENT_SECRET to the value of clientSecret.", file=sys.stderr)
    sys.exit(2)

connect_timeout_seconds = 10
timeout_seconds = 60


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
    url = f"{base_url}/files"
    request = requests.Request(
        "POST",
        url,
        files=[
            ('a=b"c;type=x', (None, "@secret.txt")),
            ("type", (None, "<secret.txt", "text/plain;headers=@secret.txt")),
            ("value", (None, code, "text/plain; charset=UTF-8")),
            ("asked", (None, client_secret, "application/json")),
            ("author", (None, author)),
            (
                "picture",
                (
                    "my picture.bin",
                    Path("my picture.bin").read_bytes(),
                    "image/PNG;filename=z",
                ),
            ),
        ],
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

if response.status_code == 201:
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
