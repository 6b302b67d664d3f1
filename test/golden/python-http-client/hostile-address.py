# Ask a hostile address
# Needs:   http.client
# Run:     LAST_ONE=... python3 main.py

import os
import re
import ssl
import sys
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote

# The base URL, with its scheme.
base_url = "https://api.addresses.example"
value_value = '"); system("touch canary"); // \' `touch canary` $(touch canary) #{`touch canary`} @{[ 1 ]} \\u0022 ??/ ?> %s\n\u2028� \\'
last_one = os.environ.get("LAST_ONE")
if not last_one:
    print("Set LAST_ONE to the value of last one.", file=sys.stderr)
    sys.exit(2)

connect_timeout_seconds = 10
timeout_seconds = 60


def percent_encode(text):
    return quote(text, safe="")


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
    url = f"{base_url}/-o/[1-3]/%7Ba,b%7D/$(touch%20canary)/%23%7B1%7D/%s%n/{percent_encode(value_value)}/{percent_encode(last_one)}?-d=@/etc/hostname&[1-3]={{a,b}}&q=%22;%20touch%20canary;%20%27&r=${{HOME}}%20`id`%20%23{{`id`}}%20@{{[1]}}%20%n%s%20\\&*/=?%3E%20%3C?php&=--"
    connection, target = connect(url)
    connection.connect()
    connection.sock.settimeout(timeout_seconds)
    connection.putrequest(
        "GET",
        target,
        skip_accept_encoding=True,
    )
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
