# Send hostile files
# Needs:   http.client
# Run:     python3 main.py

import os
import re
import ssl
import sys
import threading
import uuid
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path

# The base URL, with its scheme.
base_url = "https://api.forms.example"

connect_timeout_seconds = 10
timeout_seconds = 60


def escape(name):
    """A name as browsers write it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def encode_part(name, content, content_type=None, file_name=None):
    head = f'Content-Disposition: form-data; name="{escape(name)}"'
    if file_name is not None:
        head += f'; filename="{escape(file_name)}"'
    if content_type is not None:
        head += f"\r\nContent-Type: {content_type}"
    return head.encode() + b"\r\n\r\n" + content


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
    url = f"{base_url}/files"
    connection, target = connect(url)
    boundary = uuid.uuid4().hex
    parts = [
        encode_part(
            "at-sign",
            Path("@canary.txt").read_bytes(),
            content_type="text/plain",
            file_name="@canary.txt",
        ),
        encode_part(
            "options",
            Path("a;type=b;filename=c.txt").read_bytes(),
            content_type="text/plain",
            file_name="a;type=b;filename=c.txt",
        ),
        encode_part(
            "comma",
            Path("one,two=three.txt").read_bytes(),
            content_type="text/plain",
            file_name="one,two=three.txt",
        ),
        encode_part(
            "command",
            Path("$(touch canary) `id`.txt").read_bytes(),
            content_type="text/plain",
            file_name="$(touch canary) `id`.txt",
        ),
        encode_part(
            "dash",
            Path("-F.txt").read_bytes(),
            content_type="text/plain",
            file_name="-F.txt",
        ),
        encode_part(
            "marks",
            Path("#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt").read_bytes(),
            content_type="text/plain",
            file_name="#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt",
        ),
        encode_part(
            "called",
            Path("@canary.txt").read_bytes(),
            content_type="text/x-canary",
            file_name='a"; filename="b.sh\r\n;type=x\\é$(touch canary)',
        ),
    ]
    body = b"".join(b"--%b\r\n%b\r\n" % (boundary.encode(), part) for part in parts)
    body += b"--%b--\r\n" % boundary.encode()
    connection.connect()
    connection.sock.settimeout(timeout_seconds)
    connection.putrequest(
        "POST",
        target,
        skip_accept_encoding=True,
    )
    connection.putheader("Content-Type", f"multipart/form-data; boundary={boundary}")
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
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
