# Find devices
# Needs:   http.client
# Run:     python3 main.py

import os
import re
import ssl
import sys
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection

# The base URL, with its scheme.
base_url = "http://gateway.example:1900"

connect_timeout_seconds = 10
timeout_seconds = 60


def connect(text):
    """The connection that an address asks for, and the request target as it is."""
    address = re.fullmatch("(https?)://([^/?#]+)([^#]*)", text, re.IGNORECASE)
    if not address:
        raise ValueError(f"This is no address with a scheme and a host: {text}")
    scheme, host, target = address.groups()
    if not target.startswith("/"):
        target = "/" + target
    if scheme.lower() == "http":
        return HTTPConnection(host, timeout=connect_timeout_seconds), target
    context = ssl.create_default_context()
    return (
        HTTPSConnection(host, timeout=connect_timeout_seconds, context=context),
        target,
    )


def stop():
    print(
        f"No whole answer within {timeout_seconds} seconds.",
        "Failed.",
        sep="\n",
        file=sys.stderr,
        flush=True,
    )
    os._exit(1)


# http.client limits each wait for data, not the whole of them.
timer = threading.Timer(timeout_seconds, stop)
timer.daemon = True
timer.start()

try:
    url = f"{base_url}/devices"
    connection, target = connect(url)
    connection.connect()
    connection.sock.settimeout(timeout_seconds)
    connection.putrequest(
        "M-SEARCH",
        target,
        skip_accept_encoding=True,
    )
    connection.putheader("MAN", '"ssdp:discover"')
    connection.putheader("MX", "2")
    connection.putheader("ST", "ssdp:all")
    connection.endheaders()
    response = connection.getresponse()
    answer = response.read()
except (OSError, ValueError, HTTPException) as error:
    reason = str(error) or type(error).__name__
    print(" ".join(reason.split()), "Failed.", sep="\n", file=sys.stderr)
    sys.exit(1)

if response.status == 200:
    output = sys.stdout.buffer
    output.write(b"Response Status Code = %d\n" % response.status)
    output.write(answer)
    if answer and not answer.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Success.\n")
else:
    output = sys.stderr.buffer
    output.write(b"Response Status Code = %d\n" % response.status)
    output.write(b"Response Header:\n")
    for name, value in response.getheaders():
        output.write(f"{name}: {value}\n".encode("latin-1"))
    output.write(b"Response Body:\n")
    output.write(answer)
    if answer and not answer.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Failed.\n")
    sys.exit(1)
