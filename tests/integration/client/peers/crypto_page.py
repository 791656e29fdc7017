#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/crypto.md says of our own formats, read and made with other people's cryptography, for
tests/integration/client/tst_crypto_page.cpp: written from that page and not from the program.

Ed25519, ChaCha20 and Poly1305 by OpenSSL (python3-cryptography), XChaCha20-Poly1305 by python3-pycryptodome, Argon2id
by python3-argon2, BLAKE2b, SHA-512 and HMAC by Python itself. Nothing of it is libsodium.

One question a line, one answer a line, both JSON objects; bytes are hexadecimal.
"""

import hashlib
import hmac
import json
import os
import struct
import sys
import unicodedata

import argon2.low_level
from Cryptodome.Cipher import ChaCha20_Poly1305
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.poly1305 import Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Refused(Exception):
    pass


def need(holds, what):
    if not holds:
        raise Refused(what)


# --- primitives -----------------------------------------------------------------------------------------


def blake2b(data, size=32, key=b""):
    return hashlib.blake2b(data, digest_size=size, key=key).digest()


def verify(key, text, signature):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except InvalidSignature as error:
        raise Refused("signature") from error


def public_of(private):
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def seal(key, nonce, associated, plain):
    cipher = ChaCha20_Poly1305.new(key=key, nonce=nonce)
    cipher.update(associated)
    sealed, tag = cipher.encrypt_and_digest(plain)
    return sealed + tag


def unseal(key, nonce, associated, sealed):
    need(len(nonce) == 24 and len(sealed) >= 16, "size")
    cipher = ChaCha20_Poly1305.new(key=key, nonce=nonce)
    cipher.update(associated)
    try:
        return cipher.decrypt_and_verify(sealed[:-16], sealed[-16:])
    except ValueError as error:
        raise Refused("tag") from error


class Reader:
    def __init__(self, data):
        self.data = data

    def raw(self, count):
        need(len(self.data) >= count, "short")
        taken, self.data = self.data[:count], self.data[count:]
        return taken

    def number(self, size):
        return int.from_bytes(self.raw(size), "big")

    def prefixed(self):
        return self.raw(self.number(4))

    def end(self):
        need(not self.data, "long")


def prefixed(data):
    return struct.pack(">I", len(data)) + data


# --- "Chains" -------------------------------------------------------------------------------------------

NAME = b"dunlin-devices-1"


def account_of(root):
    return blake2b(b"dunlin-account-1" + root)[:16]


def proof_text(account, device, sign_key, identity_key):
    return b"dunlin-device-proof-1" + account + device + prefixed(sign_key) + prefixed(identity_key)


def read_chain(ask):
    """The devices that are active at the end of a chain whose every signature holds."""
    entries = [bytes.fromhex(each) for each in ask["entries"]]
    account = root = None
    previous = bytes(32)
    active = {}
    for seq, entry in enumerate(entries):
        reader = Reader(entry)
        need(reader.raw(16) == NAME, "name")
        log = reader.raw(16)
        need(reader.number(8) == seq and reader.raw(32) == previous, "order")
        op, signer, device, head = reader.number(1), reader.raw(16), reader.raw(16), reader.number(8)
        reader.raw(8)
        body = Reader(reader.prefixed())
        signature = reader.raw(64)
        reader.end()
        if seq == 0:
            need(op == 0, "op")
            root = body.raw(32)
            account = account_of(root)
        need(log == account and signer == account, "account")
        need(head == max(seq - 1, 0), "head")
        need(device == bytes(16) or device in active, "signer")
        verify(root if device == bytes(16) else active[device][0], entry[:-64], signature)
        if op == 1:
            new, sign_key, identity_key = body.raw(16), body.raw(32), body.raw(32)
            text = proof_text(account, new, sign_key, identity_key)
            verify(sign_key, text, body.raw(64))
            verify(identity_key, text, body.raw(64))
            active[new] = (sign_key, identity_key)
        elif op == 2:
            need(active.pop(body.raw(16), None), "device")
        body.end()
        previous = blake2b(entry)
    return {
        "account": account.hex(),
        "head": previous.hex(),
        "active": {device.hex(): identity.hex() for device, (_, identity) in active.items()},
    }


def make_chain(_):
    """First, a device by the root, a second one by the first, which takes that first one off."""
    root = Ed25519PrivateKey.generate()
    account = account_of(public_of(root))
    entries = []

    def add(op, by, device, body):
        seq = len(entries)
        text = (
            NAME
            + account
            + struct.pack(">Q", seq)
            + (blake2b(entries[-1]) if entries else bytes(32))
            + bytes([op])
            + account
            + device
            + struct.pack(">QQ", max(seq - 1, 0), 1_700_000_000_000 + seq)
            + prefixed(body)
        )
        entries.append(text + by.sign(text))

    def introduction(device, sign_key, identity_key):
        shown = public_of(sign_key), public_of(identity_key)
        text = proof_text(account, device, *shown)
        return device + shown[0] + shown[1] + sign_key.sign(text) + identity_key.sign(text)

    one, two = os.urandom(16), os.urandom(16)
    keys = [Ed25519PrivateKey.generate() for _ in range(4)]
    add(0, root, bytes(16), public_of(root))
    add(1, root, bytes(16), introduction(one, keys[0], keys[1]))
    add(1, keys[0], one, introduction(two, keys[2], keys[3]))
    add(2, keys[2], two, one)
    return {
        "entries": [each.hex() for each in entries],
        "account": account.hex(),
        "active": two.hex(),
        "identity": public_of(keys[3]).hex(),
    }


# --- "What was seen before": a word that reactions were taken back ------------------------------------------


def word_text(ask, ids):
    where = b"".join(bytes.fromhex(ask[each]) for each in ("channel", "message", "account", "device"))
    return b"dunlin-take-back-1" + where + bytes([len(ids)]) + b"".join(ids)


def read_word(ask):
    reader = Reader(bytes.fromhex(ask["word"]))
    need(reader.number(1) == 1, "version")
    count = reader.number(1)
    need(1 <= count <= 32, "count")
    ids = [reader.raw(16) for _ in range(count)]
    signature = reader.raw(64)
    reader.end()
    verify(bytes.fromhex(ask["key"]), word_text(ask, ids), signature)
    return {"ids": [each.hex() for each in ids]}


def make_word(ask):
    key = Ed25519PrivateKey.generate()
    ids = [bytes.fromhex(each) for each in ask["ids"]]
    word = bytes([1, len(ids)]) + b"".join(ids) + key.sign(word_text(ask, ids))
    return {"word": word.hex(), "key": public_of(key).hex()}


# --- "Chains of senders" --------------------------------------------------------------------------------


def chain_step(key, number):
    return hmac.new(key, bytes([number]), hashlib.sha256).digest()


def chain_context(ask):
    return b"dunlin-chain-1" + bytes.fromhex(ask["group"]) + struct.pack(">Q", ask["epoch"]) + bytes.fromhex(ask["sender"])


def open_channel(ask):
    handover = Reader(bytes.fromhex(ask["handover"]))
    need(handover.number(1) == 1, "version")
    need(handover.raw(16).hex() == ask["group"] and handover.number(8) == ask["epoch"], "context")
    chain, number, key, verify_key = handover.raw(16), handover.number(4), handover.raw(32), handover.raw(32)
    handover.end()
    message = bytes.fromhex(ask["message"])
    verify(verify_key, chain_context(ask) + message[:-64], message[-64:])
    reader = Reader(message[:-64])
    need(reader.number(1) == 1 and reader.raw(16) == chain, "chain")
    at = reader.number(4)
    need(number <= at <= number + 2000, "number")
    for _ in range(at - number):
        key = chain_step(key, 2)
    nonce = reader.raw(24)
    return {"plain": unseal(chain_step(key, 1), nonce, chain_context(ask) + message[:21], reader.data).hex()}


def seal_channel(ask):
    """A chain that begins at 7, and a message of number 7 + `skip`."""
    signing = Ed25519PrivateKey.generate()
    chain, key = os.urandom(16), os.urandom(32)
    handover = (
        b"\x01" + bytes.fromhex(ask["group"]) + struct.pack(">Q", ask["epoch"]) + chain + struct.pack(">I", 7) + key
        + public_of(signing)
    )
    for _ in range(ask["skip"]):
        key = chain_step(key, 2)
    head = b"\x01" + chain + struct.pack(">I", 7 + ask["skip"])
    nonce = os.urandom(24)
    body = head + nonce + seal(chain_step(key, 1), nonce, chain_context(ask) + head, bytes.fromhex(ask["plain"]))
    return {"handover": handover.hex(), "message": (body + signing.sign(chain_context(ask) + body)).hex()}


# --- "Keys", "Backup and passphrase" ----------------------------------------------------------------------

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"


def derived(name, key):
    return blake2b(name, key=key)


def from_words(text):
    number = 0
    for letter in text.replace(" ", "").replace("-", "").lower():
        alphabet = CONSONANTS if letter in CONSONANTS else VOWELS
        number = number * len(alphabet) + alphabet.index(letter)
    whole = number.to_bytes(36, "big")
    need(derived(b"dunlin-recovery-check-1", whole[:32])[:4] == whole[32:], "check")
    return whole[:32]


def from_groups(text):
    number = 0
    for symbol in text.replace(" ", "").replace("-", "").upper():
        number = number * 32 + CROCKFORD.index(symbol)
    whole = number.to_bytes(35, "big")
    need(derived(b"dunlin-recovery-check-1", whole[:32])[:3] == whole[32:], "check")
    return whole[:32]


def read_recovery(ask):
    key = from_words(ask["words"])
    need(key == from_groups(ask["groups"]), "another key")
    root = Ed25519PrivateKey.from_private_bytes(derived(b"dunlin-recovery-root-1", key))
    return {
        "root": public_of(root).hex(),
        "backup": derived(b"dunlin-recovery-backup-1", key).hex(),
        "token": derived(b"dunlin-recovery-token-1", key).hex(),
    }


def open_backup(ask):
    reader = Reader(bytes.fromhex(ask["sealed"]))
    need(reader.raw(15) == b"dunlin-backup-1", "name")
    version, nonce = reader.raw(8), reader.raw(24)
    associated = b"dunlin-backup-1" + bytes.fromhex(ask["account"]) + version
    return {"plain": unseal(bytes.fromhex(ask["key"]), nonce, associated, reader.data).hex()}


def seal_backup(ask):
    version, nonce = struct.pack(">Q", ask["version"]), os.urandom(24)
    associated = b"dunlin-backup-1" + bytes.fromhex(ask["account"]) + version
    sealed = seal(bytes.fromhex(ask["key"]), nonce, associated, bytes.fromhex(ask["plain"]))
    return {"sealed": (b"dunlin-backup-1" + version + nonce + sealed).hex()}


# --- the backup of history ------------------------------------------------------------------------------


def page_context(ask):
    return (
        b"dunlin-history-page-1" + bytes.fromhex(ask["account"]) + bytes.fromhex(ask["device"])
        + struct.pack(">I", ask["page"])
    )


def page_key(private, other, ephemeral, history):
    shared = private.exchange(X25519PublicKey.from_public_bytes(other))
    return blake2b(b"dunlin-history-seal-1" + ephemeral + history, key=shared)


def open_page(ask):
    key = from_words(ask["words"])
    root = public_of(Ed25519PrivateKey.from_private_bytes(derived(b"dunlin-recovery-root-1", key)))
    private = X25519PrivateKey.from_private_bytes(derived(b"dunlin-recovery-history-1", key))
    history = public_of(private)
    need(bytes.fromhex(ask["history"]) == history, "another key")
    verify(root, b"dunlin-history-key-1" + account_of(root) + history, bytes.fromhex(ask["signature"]))

    page, context = bytes.fromhex(ask["sealed"]), page_context(ask)
    verify(bytes.fromhex(ask["writer"]), context + page[:-64], page[-64:])
    reader = Reader(page[:-64])
    need(reader.raw(1) == b"\1", "version")
    ephemeral, nonce = reader.raw(32), reader.raw(24)
    content = Reader(
        unseal(page_key(private, ephemeral, ephemeral, history), nonce, context + page[:33], reader.data))
    need(content.raw(1) == b"\1", "version")
    chains, words = [], []
    while content.data:
        kind, body = content.raw(1), Reader(content.prefixed())
        if kind == b"\1":
            chain = {name: body.raw(16).hex() for name in ("user", "account", "device")}
            chain["handover"] = body.data.hex()
            chains.append(chain)
        elif kind == b"\2":
            words.append(body.raw(32).hex())
            body.end()
    return {"chains": chains, "words": words}


def seal_page(ask):
    history, private, writer = bytes.fromhex(ask["history"]), X25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    ephemeral, nonce, context = public_of(private), os.urandom(24), page_context(ask)
    content = b"\1" + b"".join(b"\2" + prefixed(bytes.fromhex(word)) for word in ask["words"])
    head = b"\1" + ephemeral
    body = head + nonce + seal(page_key(private, history, ephemeral, history), nonce, context + head, content)
    return {"sealed": (body + writer.sign(context + body)).hex(), "writer": public_of(writer).hex()}


def stretch(passphrase, passes, mib, salt):
    text = unicodedata.normalize("NFKC", passphrase).encode()
    return argon2.low_level.hash_secret_raw(text, salt, passes, mib * 1024, 1, 32, argon2.low_level.Type.ID, 0x13)


def account_by(recovery):
    return account_of(public_of(Ed25519PrivateKey.from_private_bytes(derived(b"dunlin-recovery-root-1", recovery))))


def unwrap(ask):
    wrapped = bytes.fromhex(ask["wrapped"])
    reader = Reader(wrapped)
    need(reader.number(1) == 1, "version")
    account, passes, mib, salt = reader.raw(16), reader.number(4), reader.number(4), reader.raw(16)
    key = unseal(stretch(ask["passphrase"], passes, mib, salt), reader.raw(24), wrapped[:41], reader.data)
    need(account == account_by(key), "account")
    return {"words": words_of(key)}


def words_of(key):
    whole = key + derived(b"dunlin-recovery-check-1", key)[:4]
    words = []
    for at in range(0, 36, 2):
        word = int.from_bytes(whole[at : at + 2], "big")
        words.append(
            CONSONANTS[word >> 12]
            + VOWELS[word >> 10 & 3]
            + CONSONANTS[word >> 6 & 15]
            + VOWELS[word >> 4 & 3]
            + CONSONANTS[word & 15]
        )
    return " ".join(words)


def wrap(ask):
    key, salt, nonce = os.urandom(32), os.urandom(16), os.urandom(24)
    head = b"\x01" + account_by(key) + struct.pack(">II", ask["passes"], ask["mib"]) + salt
    sealed = seal(stretch(ask["passphrase"], ask["passes"], ask["mib"], salt), nonce, head, key)
    return {"wrapped": (head + nonce + sealed).hex(), "words": words_of(key)}


# --- "Files": libsodium's secretstream, from its documentation ----------------------------------------------


def hchacha20(key, nonce):
    """draft-irtf-cfrg-xchacha, 2.2."""
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))

    def quarter(a, b, c, d):
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[x] = (state[x] + state[y]) & 0xFFFFFFFF
            mixed = state[z] ^ state[x]
            state[z] = (mixed << turn | mixed >> (32 - turn)) & 0xFFFFFFFF

    for _ in range(10):
        for column in range(4):
            quarter(column, column + 4, column + 8, column + 12)
        quarter(0, 5, 10, 15)
        quarter(1, 6, 11, 12)
        quarter(2, 7, 8, 13)
        quarter(3, 4, 9, 14)
    return struct.pack("<8I", *(state[:4] + state[12:]))


class Stream:
    FINAL = 3

    def __init__(self, key, header):
        self.key = hchacha20(key, header[:16])
        self.counter = 1
        self.nonce = header[16:]

    def chacha(self, block, data):
        start = struct.pack("<II", block, self.counter) + self.nonce
        return Cipher(algorithms.ChaCha20(self.key, start), None).encryptor().update(data)

    def mac(self, first_block, sealed):
        text = first_block + sealed + bytes((16 - 64 + len(sealed)) & 15)
        return Poly1305.generate_tag(self.chacha(0, bytes(64))[:32], text + struct.pack("<QQ", 0, 64 + len(sealed)))

    def turn(self, tag, mac):
        self.nonce = bytes(a ^ b for a, b in zip(self.nonce, mac))
        self.counter += 1
        need(tag in (0, self.FINAL), "a tag that Dunlin does not use")

    def push(self, plain, tag):
        first = self.chacha(1, bytes([tag]) + bytes(63))
        sealed = self.chacha(2, plain)
        mac = self.mac(first, sealed)
        self.turn(tag, mac)
        return first[:1] + sealed + mac

    def pull(self, chunk):
        need(len(chunk) >= 17, "short")
        tag = self.chacha(1, chunk[:1] + bytes(63))[0]
        first = chunk[:1] + self.chacha(1, chunk[:1] + bytes(63))[1:]
        sealed, mac = chunk[1:-16], chunk[-16:]
        need(hmac.compare_digest(self.mac(first, sealed), mac), "tag")
        plain = self.chacha(2, sealed)
        self.turn(tag, mac)
        return plain, tag


CHUNK = 65536


def padded_size(size):
    """Padmé, at least 4 096."""
    if size <= 4096:
        return 4096
    exponent = size.bit_length() - 1
    low = exponent - exponent.bit_length()
    return (size + (1 << low) - 1) >> low << low


def open_file(ask):
    with open(ask["path"], "rb") as file:
        data = file.read()
    need(blake2b(data).hex() == ask["digest"], "digest")
    stream = Stream(bytes.fromhex(ask["key"]), data[:24])
    plain = b""
    last = False
    for at in range(24, len(data), CHUNK + 17):
        need(not last, "more behind the end")
        part, tag = stream.pull(data[at : at + CHUNK + 17])
        plain += part
        last = tag == Stream.FINAL
    need(last, "end")
    need(len(plain) == padded_size(ask["size"]) and not any(plain[ask["size"] :]), "padding")
    return {"hash": hashlib.sha256(plain[: ask["size"]]).hexdigest()}


def seal_file(ask):
    plain = os.urandom(ask["size"])
    padded = plain + bytes(padded_size(len(plain)) - len(plain))
    key, header = os.urandom(32), os.urandom(24)
    stream = Stream(key, header)
    data = header
    for at in range(0, len(padded), CHUNK):
        data += stream.push(padded[at : at + CHUNK], Stream.FINAL if at + CHUNK >= len(padded) else 0)
    with open(ask["path"], "wb") as file:
        file.write(data)
    return {"key": key.hex(), "digest": blake2b(data).hex(), "hash": hashlib.sha256(plain).hexdigest()}


# --- "The log of all chains" ----------------------------------------------------------------------------------


def sha256(data):
    return hashlib.sha256(data).digest()


def tree(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\1" + tree(leaves[:split]) + tree(leaves[split:]))


def path_of(index, leaves):
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return path_of(index, leaves[:split]) + [tree(leaves[split:])]
    return path_of(index - split, leaves[split:]) + [tree(leaves[:split])]


def consistency_of(size, leaves, whole=True):
    if size == len(leaves):
        return [] if whole else [tree(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if size <= split:
        return consistency_of(size, leaves[:split], whole) + [tree(leaves[split:])]
    return consistency_of(size - split, leaves[split:], False) + [tree(leaves[:split])]


def key_log(ask):
    leaves = []
    for each in ask["entries"]:
        tag = sha256(b"dunlin-log-account-1" + bytes.fromhex(each["user"]))
        leaves.append(tag + struct.pack(">Q", each["seq"]) + sha256(bytes.fromhex(each["entry"])))
    index, before = ask["index"], ask["before"]
    return {
        "leaf": leaves[index].hex(),
        "root": tree(leaves).hex(),
        "before": tree(leaves[:before]).hex(),
        "path": [each.hex() for each in path_of(index, leaves)],
        "consistency": [each.hex() for each in consistency_of(before, leaves)],
    }


# --- "Safety numbers" ---------------------------------------------------------------------------------------


def safety_number(ask):
    halves = []
    for root in (bytes.fromhex(ask["a"]), bytes.fromhex(ask["b"])):
        h = b"dunlin-safety-1" + root
        for _ in range(5200):
            h = hashlib.sha512(h + root).digest()
        halves.append(" ".join("%05d" % (int.from_bytes(h[at : at + 5], "big") % 100000) for at in range(0, 30, 5)))
    return {"number": " ".join(sorted(halves))}


DOINGS = (
    read_chain, make_chain, open_channel, seal_channel, read_recovery, open_backup, seal_backup, open_page, seal_page,
    unwrap, wrap, open_file, seal_file, safety_number, key_log,
    read_word, make_word,
)


def main():
    doings = {each.__name__: each for each in DOINGS}
    print(json.dumps({"speaks": "docs/crypto.md"}), flush=True)
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            answer = doings[ask["do"]](ask)
        except Refused as error:
            answer = {"refused": str(error)}
        print(json.dumps(answer), flush=True)


main()
