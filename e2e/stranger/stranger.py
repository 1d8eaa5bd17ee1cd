"""A client of Chatter written by somebody who has only read packages/protocol/SPEC.md.

    python3 stranger.py http://localhost:3000

Signs two people up, lets them talk, cuts a connection, catches up, and signs out. Each step is a test; the last line
counts them. Needs python-socketio 5, aiohttp and requests.
"""

import asyncio
import secrets
import struct
import sys
import traceback
import zlib

import requests
import socketio

PROTOCOL = 1
PATIENCE_S = 20


def png(width, height, colour):
    """A picture of one colour, by hand: 8-bit RGB, no filter."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Refused(Exception):
    """An error of the registry, from HTTP or from an ack."""

    def __init__(self, problem):
        super().__init__(f"{problem['code']}: {problem['title']}")
        self.code = problem["code"]


class Person:
    """One account on one device."""

    def __init__(self, url, name):
        self.url = url
        self.name = name
        self.http = requests.Session()
        self.http.headers["chatter-protocol"] = str(PROTOCOL)
        self.user = None
        self.facts = asyncio.Queue()
        self.sio = None

    async def ask(self, method, path, **options):
        answer = await asyncio.to_thread(self.http.request, method, self.url + path, timeout=PATIENCE_S, **options)
        if answer.status_code >= 400:
            assert answer.headers["content-type"].startswith("application/problem+json"), answer.headers
            problem = answer.json()
            assert problem["status"] == answer.status_code, problem
            raise Refused(problem)
        return answer

    def take(self, signed_in):
        self.user = signed_in["user"]
        self.http.headers["authorization"] = f"Bearer {signed_in['accessToken']}"

    async def sign_up(self):
        form = {"email": self.email, "password": self.password, "displayName": self.name}
        self.take((await self.ask("POST", "/api/signup", json=form)).json())

    async def sign_in(self, password=None):
        form = {"email": self.email, "password": password or self.password, "remember": True, "device": "A stranger"}
        self.take((await self.ask("POST", "/api/signin", json=form)).json())

    @property
    def email(self):
        return f"{self.name.lower()}@example.org"

    @property
    def password(self):
        return f"{self.name} likes long walks"

    @property
    def token(self):
        return self.http.headers["authorization"].removeprefix("Bearer ")

    async def connect(self, token=None):
        self.facts = asyncio.Queue()
        sio = socketio.AsyncClient(reconnection=False)
        sio.on("*", lambda name, fact=None: self.facts.put_nowait((name, fact)))
        sio.on("disconnect", lambda *_: self.facts.put_nowait(("disconnect", None)))
        answered = asyncio.get_running_loop().create_future()
        sio.on("connect", lambda: answered.set_result(None))
        sio.on("connect_error", answered.set_result)
        auth = {"token": token or self.token, "protocol": PROTOCOL}
        # Told by the events: the library's own waiting does not end when the server says no.
        await sio.connect(self.url, auth=auth, transports=["websocket"], wait=False)
        refusal = await asyncio.wait_for(answered, PATIENCE_S)
        if refusal is not None:
            await sio.disconnect()
            raise Refused(refusal["data"])
        self.sio = sio

    async def command(self, name, payload):
        ack = await self.sio.call(name, payload, timeout=PATIENCE_S)
        if not ack["ok"]:
            raise Refused(ack["error"])
        return ack["data"]

    async def hear(self, name, wanted=lambda fact: True):
        """The next fact of that name; others in between are let go."""
        while True:
            heard, fact = await asyncio.wait_for(self.facts.get(), PATIENCE_S)
            if heard == name and wanted(fact):
                return fact

    async def send(self, conversation_id, content, client_message_id=None):
        payload = {
            "conversationId": conversation_id,
            "clientMessageId": client_message_id or secrets.token_urlsafe(16),
            "content": content,
        }
        return (await self.command("message:send", payload))["message"]

    async def say(self, conversation_id, text):
        return await self.send(conversation_id, {"kind": "text", "text": text})

    async def caught_up(self, conversation_id, rev):
        """Everything after `rev`: the messages, and the rev that is known then."""
        messages, complete = [], False
        while not complete:
            path = f"/api/conversations/{conversation_id}/changes"
            page = (await self.ask("GET", path, params={"since": rev, "limit": 2})).json()
            messages += page["messages"]
            rev, complete = page["rev"], page["complete"]
        return messages, rev


async def refusal_of(call):
    try:
        await call
    except Refused as refused:
        return refused.code
    raise AssertionError("it was not refused")


class Journey:
    """The steps in order; each goes on where the one before stopped."""

    def __init__(self, url):
        self.mara = Person(url, "Mara")
        self.tomas = Person(url, "Tomas")
        self.conversation = None

    @property
    def id(self):
        return self.conversation["id"]

    async def test_two_people_sign_up(self):
        await self.mara.sign_up()
        await self.tomas.sign_up()
        assert self.mara.user["displayName"] == "Mara"
        assert self.mara.user["email"] == "mara@example.org"

    async def test_a_wrong_password_is_refused_with_a_code_of_the_registry(self):
        assert await refusal_of(self.mara.sign_in(password="not my password")) == "SIGNIN_FAILED"

    async def test_signing_in_gives_a_token_and_a_cookie(self):
        await self.mara.sign_in()
        await self.tomas.sign_in()
        cookie = next(cookie for cookie in self.mara.http.cookies if cookie.name == "jwt")
        assert cookie.has_nonstandard_attr("HttpOnly")
        me = (await self.mara.ask("GET", "/api/me")).json()["user"]
        assert me["id"] == self.mara.user["id"]

    async def test_a_handshake_without_a_good_token_is_refused(self):
        assert await refusal_of(self.mara.connect(token="nobody")) == "UNAUTHENTICATED"

    async def test_both_connect(self):
        await self.mara.connect()
        await self.tomas.connect()

    async def test_the_directory_finds_tomas_without_accents_or_case(self):
        people = (await self.mara.ask("GET", "/api/people", params={"search": "tómas"})).json()["people"]
        assert [person["id"] for person in people] == [self.tomas.user["id"]]
        assert "email" not in people[0]

    async def test_opening_a_direct_conversation_twice_gives_the_same(self):
        body = {"userId": self.tomas.user["id"]}
        first = (await self.mara.ask("POST", "/api/conversations/direct", json=body)).json()
        again = (await self.mara.ask("POST", "/api/conversations/direct", json=body)).json()
        assert first["conversation"]["id"] == again["conversation"]["id"]
        self.conversation = first["conversation"]
        assert self.conversation["kind"] == "direct"
        assert self.conversation["peerId"] == self.tomas.user["id"]

    async def test_what_one_sends_the_other_receives(self):
        sent = await self.mara.say(self.id, "Dobrý den, Tomas 👋")
        assert sent["seq"] == 1
        fact = await self.tomas.hear("message:created")
        assert fact["message"] == sent

    async def test_reading_moves_the_positions_that_the_author_hears_of(self):
        await self.tomas.command("receipt:mark", {"conversationId": self.id, "readSeq": 1})
        fact = await self.mara.hear("receipt:moved", lambda fact: fact["everyone"]["readSeq"] == 1)
        moved = {position["userId"]: position for position in fact["positions"]}
        assert moved[self.tomas.user["id"]]["readSeq"] == 1

    async def test_the_same_client_id_is_the_same_message(self):
        content = {"kind": "text", "text": "Once only"}
        first = await self.tomas.send(self.id, content, "stranger-0001")
        again = await self.tomas.send(self.id, content, "stranger-0001")
        assert first == again
        assert first["seq"] == 2

    async def test_typing_is_heard_by_the_other(self):
        await self.mara.command("typing:set", {"conversationId": self.id, "typing": True})
        fact = await self.tomas.hear("typing:changed")
        assert fact == {"conversationId": self.id, "userId": self.mara.user["id"], "typing": True}

    async def test_unknown_keys_are_refused(self):
        payload = {"conversationId": self.id, "typing": True, "seq": 7}
        assert await refusal_of(self.mara.command("typing:set", payload)) == "VALIDATION_FAILED"

    async def test_an_unknown_command_is_answered(self):
        assert await refusal_of(self.mara.command("message:shout", {})) == "UNKNOWN_EVENT"

    async def test_a_photo_is_uploaded_sent_and_seen_by_the_other(self):
        files = {"photo": ("harbour.png", png(1200, 800, (30, 120, 200)), "image/png")}
        photo = (await self.mara.ask("POST", "/api/photos", files=files)).json()["photo"]
        assert (photo["width"], photo["height"]) == (1200, 800)
        content = {"kind": "photos", "photoIds": [photo["id"]], "caption": "The harbour"}
        await self.mara.send(self.id, content)
        fact = await self.tomas.hear("message:created", lambda fact: fact["message"]["content"]["kind"] == "photos")
        assert fact["message"]["content"]["photos"] == [photo]
        picture = await self.tomas.ask("GET", f"/api/pictures/{photo['id']}/small")
        assert picture.headers["content-type"] == "image/webp"
        assert picture.content[:4] == b"RIFF" and picture.content[8:12] == b"WEBP"

    async def test_what_is_not_a_picture_is_refused(self):
        files = {"photo": ("harbour.png", b"<svg/>", "image/png")}
        assert await refusal_of(self.mara.ask("POST", "/api/photos", files=files)) == "NOT_AN_IMAGE"

    async def test_after_a_cut_the_changes_bring_what_was_missed(self):
        path = f"/api/conversations/{self.id}"
        before = (await self.tomas.ask("GET", path)).json()["conversation"]
        await self.tomas.sio.disconnect()
        said = [await self.mara.say(self.id, f"While you were away, {n}") for n in range(5)]
        await self.tomas.connect()
        now = (await self.tomas.ask("GET", path)).json()["conversation"]
        assert now["unread"] == before["unread"] + 5
        missed, rev = await self.tomas.caught_up(self.id, before["rev"])
        assert missed == said
        assert rev == now["rev"]

    async def test_the_list_is_newest_first_with_a_preview(self):
        listed = (await self.tomas.ask("GET", "/api/conversations")).json()
        assert [conversation["id"] for conversation in listed["conversations"]] == [self.id]
        assert listed["conversations"][0]["lastMessage"]["content"]["text"] == "While you were away, 4"
        assert self.mara.user["id"] in [user["id"] for user in listed["users"]]

    async def test_history_comes_in_pages_in_both_directions(self):
        path = f"/api/conversations/{self.id}/messages"
        newest = (await self.tomas.ask("GET", path, params={"limit": 3})).json()
        seqs = [message["seq"] for message in newest["messages"]]
        assert seqs == [6, 7, 8] and newest["hasBefore"] and not newest["hasAfter"]
        older = (await self.tomas.ask("GET", path, params={"before": 6, "limit": 3})).json()
        assert [message["seq"] for message in older["messages"]] == [3, 4, 5]
        newer = (await self.tomas.ask("GET", path, params={"after": 5, "limit": 2})).json()
        assert [message["seq"] for message in newer["messages"]] == [6, 7]

    async def test_a_stranger_finds_nothing_there(self):
        aiko = Person(self.mara.url, "Aiko")
        await aiko.sign_up()
        await aiko.connect()
        assert await refusal_of(aiko.ask("GET", f"/api/conversations/{self.id}")) == "NOT_FOUND"
        assert await refusal_of(aiko.say(self.id, "Hello?")) == "NOT_FOUND"
        await aiko.sio.disconnect()

    async def test_the_cookie_is_traded_for_a_fresh_token_that_renews_the_socket(self):
        old = self.mara.token
        # The cookie alone is the proof here.
        del self.mara.http.headers["authorization"]
        self.mara.take((await self.mara.ask("POST", "/api/refresh")).json())
        assert self.mara.token != old
        renewed = await self.mara.command("session:renew", {"accessToken": self.mara.token})
        assert renewed["expiresAt"] > 0

    async def test_signing_out_ends_the_token_and_the_socket(self):
        answer = await self.mara.ask("DELETE", "/api/signout")
        assert answer.status_code == 204
        assert (await self.mara.hear("session:ended"))["reason"] == "signed-out"
        await self.mara.hear("disconnect")
        assert await refusal_of(self.mara.ask("GET", "/api/me")) == "SESSION_ENDED"
        await self.tomas.sio.disconnect()


async def main(url):
    journey = Journey(url)
    steps = [name for name in vars(Journey) if name.startswith("test_")]
    passed = 0
    for name in steps:
        title = name.removeprefix("test_").replace("_", " ")
        try:
            await getattr(journey, name)()
            passed += 1
            print(f"✓ {title}", flush=True)
        except Exception:  # a step may fail in any way; the next ones will tell more
            print(f"✗ {title}\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {len(steps) - passed} failed, 0 skipped")
    return 0 if passed == len(steps) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1])))
