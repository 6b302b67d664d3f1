# Send hostile JSON
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     COMMENT=... python3 main.py

import json
import os
import sys
import threading

import requests

# The base URL, with its scheme.
base_url = "https://api.strings.example"
comment = os.environ.get("COMMENT")
if not comment:
    print("Set COMMENT to the value of comment.", file=sys.stderr)
    sys.exit(2)

connect_timeout_seconds = 10
timeout_seconds = 60


def json_escape(text):
    return json.dumps(text, ensure_ascii=False)[1:-1]


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
    url = f"{base_url}/texts"
    request = requests.Request(
        "POST",
        url,
        headers={
            "Content-Type": "application/json",
        },
        data=f'["\\"); system(\\"touch canary\\"); //","\'); system(\'touch canary\'); #","` + require(\\"fs\\") + `","\\"\\"\\"","\'\'\'",")\\"",")TEXT\\"",")JSON\\"",")BODY\\"","\\"#","\\"##","EOT","EOF","TEXT","JSON","BODY","EOT;","\'EOF\'","  EOT","__END__","__DATA__","=cut","=end",".","$(touch canary)","`touch canary`","#{{`touch canary`}}","#{{system \\"touch canary\\"}} #$0 #@x","@{{[ `touch canary` ]}} @ENV $0 $$ @","${{`touch canary`}} ${{HOME}} $HOME {{$x->y}} ${{ {{x}} {{{{x","<?php system(\\"touch canary\\"); ?>","<?= 1 ?>","%> <%= 1 %>","--> </script> <!-- ]]>","*/ /* // #","%s %n %d %(x)s %{{x}} {{0}} {{x}} {{}} %","\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{{U+41}} \\\\E \\\\Q \\\\c","??/ ??= ??! ??\' ??(","it\'\'s \\"\\" `` \\\\\' \\\\\\" \\\\\\\\","!1 !! ^a^b","a\\\\","\\\\","{json_escape(comment)}","\\u0024(touch canary)\\/"]'.encode(),
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
