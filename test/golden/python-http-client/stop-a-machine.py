# Stop a machine
# Needs:   http.client
# Run:     API_USER=... API_PASSWORD=... python3 main.py

import base64
import os
import re
import ssl
import sys
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote

# The base URL, with its scheme.
base_url = "http://machines.example:8081"
# The machine.
machine = "rack 3/7"
api_user = os.environ.get("API_USER")
if not api_user:
    print("Set API_USER to the user name.", file=sys.stderr)
    sys.exit(2)
api_password = os.environ.get("API_PASSWORD")
if not api_password:
    print("Set API_PASSWORD to the password.", file=sys.stderr)
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
    url = f"{base_url}/api/machines/{percent_encode(machine)}/run"
    connection, target = connect(url)
    connection.connect()
    connection.sock.settimeout(timeout_seconds)
    connection.putrequest(
        "DELETE",
        target,
        skip_accept_encoding=True,
    )
    login = f"{api_user}:{api_password}"
    login = base64.b64encode(login.encode()).decode()
    connection.putheader("Authorization", f"Basic {login}")
    connection.endheaders()
    response = connection.getresponse()
    answer = response.read()
except (OSError, ValueError, HTTPException) as error:
    reason = str(error) or type(error).__name__
    print(" ".join(reason.split()), "Failed.", sep="\n", file=sys.stderr)
    sys.exit(1)

if response.status == 202:
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
