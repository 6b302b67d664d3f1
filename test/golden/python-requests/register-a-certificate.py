# Register a certificate
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     CERTIFICATE=... PASSPHRASE=... python3 main.py

import os
import sys
import threading

import requests

# The base URL, with its scheme.
base_url = "https://devices.example"
# What the certificate's key is locked with.
passphrase = os.environ.get(
    "PASSPHRASE",
    "one that nobody takes, and that is longer than a line of a program may be in most styles",
)
certificate = os.environ.get("CERTIFICATE")
if not certificate:
    print("Set CERTIFICATE to the value of certificate.", file=sys.stderr)
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
    url = f"{base_url}/v1/certificates"
    request = requests.Request(
        "POST",
        url,
        files=[
            ("certificate", (None, certificate)),
            ("passphrase", (None, passphrase)),
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
