#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A device whose sessions are those of python3-twomemo (OMEMO 2), for tests/integration/client/tst_peers.cpp.

One question a line, one answer a line, both JSON objects; bytes are hexadecimal. Dunlin wraps nothing around the
standard's bytes but a number for the kind: 1 is OMEMOKeyExchange, 2 is OMEMOAuthenticatedMessage. What OMEMO seals
there is 48 bytes of key and tag; Dunlin seals its whole frame. twomemo hands the bytes on in two pieces.

What happens to a session around twomemo's calls is what python3-omemo's SessionManager does: read before, stored after
a success, key exchanges sent until the first answer, a one-time key used once.
"""

import asyncio
import json
import sys

import omemo
import twomemo
import x3dh
from omemo.session import Initiation
from omemo.storage import Just, Nothing, Storage
from twomemo.twomemo import BundleImpl, EncryptedKeyMaterialImpl, KeyExchangeImpl, NAMESPACE, PlainKeyMaterialImpl

# Dunlin, the one that it talks to.
THEM = ("dunlin@example.org", 1)
ME = ("peer@example.org", 2)


class Memory(Storage):
    def __init__(self):
        super().__init__(True)
        self.rows = {}

    async def _load(self, key):
        return Just(self.rows[key]) if key in self.rows else Nothing()

    async def _store(self, key, value):
        # As text: nothing survives but what is written down.
        self.rows[key] = json.loads(json.dumps(value))

    async def _delete(self, key):
        self.rows.pop(key, None)


class Refused(Exception):
    pass


def material(plain):
    return PlainKeyMaterialImpl(plain[:32], plain[32:])


def plain_of(opened):
    return opened.key + opened.auth_tag


class Peer:
    def __init__(self):
        self.storage = Memory()
        self.backend = twomemo.Twomemo(self.storage)

    async def bundle(self, _):
        if await self.backend.get_num_visible_pre_keys() == 0:
            await self.backend.generate_pre_keys(10)
        whole = await self.backend.get_bundle(*ME)
        ids = whole.pre_key_ids
        one = sorted(whole.bundle.pre_keys)[0]
        return {
            "identity": whole.identity_key.hex(),
            "signedId": whole.signed_pre_key_id,
            "signed": whole.bundle.signed_pre_key.hex(),
            "signature": whole.bundle.signed_pre_key_sig.hex(),
            "oneTimeId": ids[one],
            "oneTime": one.hex(),
        }

    async def begin(self, ask):
        """A session by their bundle, and the first message."""
        one = bytes.fromhex(ask["oneTime"])
        whole = BundleImpl(
            *THEM,
            x3dh.Bundle(
                bytes.fromhex(ask["identity"]),
                bytes.fromhex(ask["signed"]),
                bytes.fromhex(ask["signature"]),
                frozenset([one]),
            ),
            ask["signedId"],
            {one: ask["oneTimeId"]},
        )
        try:
            session, sealed = await self.backend.build_session_active(
                *THEM, whole, material(bytes.fromhex(ask["plain"]))
            )
        except omemo.KeyExchangeFailed as error:
            raise Refused("bundle") from error
        await self.backend.store_session(session)
        return {"kind": 1, "bytes": session.key_exchange.serialize(sealed.serialize()).hex()}

    async def seal(self, ask):
        session = await self.backend.load_session(*THEM)
        if session is None:
            raise Refused("session")
        sealed = (await self.backend.encrypt_key_material(session, material(bytes.fromhex(ask["plain"])))).serialize()
        await self.backend.store_session(session)
        if session.initiation is Initiation.ACTIVE and not session.confirmed:
            return {"kind": 1, "bytes": session.key_exchange.serialize(sealed).hex()}
        return {"kind": 2, "bytes": sealed.hex()}

    async def open(self, ask):
        data = bytes.fromhex(ask["bytes"])
        session = await self.backend.load_session(*THEM)
        exchange = None
        try:
            if ask["kind"] == 1:
                exchange, data = KeyExchangeImpl.parse(data)
            sealed = EncryptedKeyMaterialImpl.parse(data, *THEM)
            if exchange is not None and (session is None or not session.key_exchange.builds_same_session(exchange)):
                session, opened = await self.backend.build_session_passive(*THEM, exchange, sealed)
                await self.backend.delete_pre_key(session)
            elif session is None:
                raise Refused("session")
            else:
                opened = await self.backend.decrypt_key_material(session, sealed)
        except Refused:
            raise
        except Exception as error:  # x3dh, xeddsa, doubleratchet and protobuf have no common one
            raise Refused(type(error).__name__) from error
        await self.backend.store_session(session)
        return {"plain": plain_of(opened).hex()}


async def main():
    peer = Peer()
    doings = {"bundle": peer.bundle, "begin": peer.begin, "seal": peer.seal, "open": peer.open}
    print(json.dumps({"speaks": NAMESPACE}), flush=True)
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            answer = await doings[ask["do"]](ask)
        except Refused as error:
            answer = {"refused": str(error), "why": repr(error.__cause__)}
        print(json.dumps(answer), flush=True)


asyncio.run(main())
