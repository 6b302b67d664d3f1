"""A mail server for tests: one line of JSON for each mail, on the disk before the reply is sent.

Usage: mail-server.py <port> <file>. The local part of a recipient may say what happens: refused, busy (first try),
late (a second), broken (the server dies when it has the mail and has not replied), lost (it dies without keeping it).
"""
import json
import os
import sys
import time
import threading

from aiosmtpd.controller import Controller

port, path = int(sys.argv[1]), sys.argv[2]


class Mailbox:
    def __init__(self):
        self.busy = set()
        self.marks = path + ".died"

    async def handle_RCPT(self, server, session, envelope, address, options):
        word = address.split("@")[0]
        if word == "refused":
            return "550 5.1.1 No such user here"
        if word == "busy" and address not in self.busy:
            self.busy.add(address)
            return "451 4.3.0 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        word = envelope.rcpt_tos[0].split("@")[0]
        if word == "late":
            time.sleep(1)
        if word == "lost" and self.first("lost"):
            os._exit(9)
        text = envelope.content.decode("utf-8", "surrogateescape")
        mail = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "content": text}
        with open(path, "a", encoding="utf-8") as mails:
            mails.write(json.dumps(mail) + "\n")
            mails.flush()
            os.fsync(mails.fileno())
        if word == "broken" and self.first("broken"):
            os._exit(9)
        return "250 Kept"

    def first(self, word):
        """Whether this happens for the first time in the life of the file."""
        mark = f"{self.marks}.{word}"
        if os.path.exists(mark):
            return False
        open(mark, "w").close()
        return True


Controller(Mailbox(), hostname="127.0.0.1", port=port).start()
print("ready", flush=True)
threading.Event().wait()
