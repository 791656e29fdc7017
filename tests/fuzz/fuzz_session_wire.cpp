// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The strict reader in front of libomemo-c, and the library behind it: what the reader takes, the library must be able
// to refuse without falling over, and nothing but the genuine message opens.
#include "client/crypto/device_sessions.h"
#include "client/crypto/session_wire.h"

#include <map>

using namespace dunlin;
using namespace dunlin::client;

namespace {

class Rows final : public StateReader
{
public:
    Result<std::optional<Secret>> read(const StateKey &key) const override
    {
        const auto found = m_rows.find(key);
        return found == m_rows.end() ? std::optional<Secret>() : found->second;
    }
    void apply(const StateWork &work)
    {
        for (const StateChange &each : work.changes()) {
            if (each.value)
                m_rows.insert_or_assign(each.key, *each.value);
            else
                m_rows.erase(each.key);
        }
    }

private:
    std::map<StateKey, Secret> m_rows;
};

struct Peer {
    DeviceAddress self{AccountId::create(), DeviceId::create()};
    Rows rows;

    template <typename Step>
    void work(Step step)
    {
        StateWork changes(rows);
        auto sessions = DeviceSessions::create(
            self, [](const auto &...) { return true; }, changes);
        if (!sessions.ok())
            abort();
        step(**sessions);
        rows.apply(changes);
    }
};

// A sender with a session, and a receiver that has seen its first message.
struct World {
    Peer a;
    Peer b;
    SealedFrame first;
    SealedFrame second;

    World()
    {
        Bundle bundle;
        bundle.of = b.self;
        b.work([&](DeviceSessions &s) {
            if (!s.generate(1).ok())
                abort();
            bundle.identityKey = *s.identityKey();
            bundle.prekey = *s.signedPrekey();
        });
        a.work([&](DeviceSessions &s) {
            if (!s.generate(1).ok() || !s.begin(bundle).ok())
                abort();
            first = *s.seal(b.self, "first");
        });
        SealedFrame answer;
        b.work([&](DeviceSessions &s) {
            if (!s.open(a.self, first).ok())
                abort();
            answer = *s.seal(a.self, "answer");
        });
        a.work([&](DeviceSessions &s) {
            if (!s.open(b.self, answer).ok())
                abort();
            second = *s.seal(b.self, "second");
        });
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool ready = initCrypto();
    if (!ready)
        abort();
    static World world;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QList<SealedFrame> offered{{1, bytes}, {2, bytes}};
    if (size >= 2) {
        for (const SealedFrame &good : {world.first, world.second}) {
            SealedFrame laidOver = good;
            const qsizetype at =
                (uchar(bytes.at(0)) << 8 | uchar(bytes.at(1))) % laidOver.bytes.size();
            laidOver.bytes.replace(at, qMin(bytes.size() - 2, laidOver.bytes.size() - at),
                                   bytes.mid(2));
            offered.append(laidOver);
        }
    }
    for (const SealedFrame &each : std::as_const(offered)) {
        const bool parses =
            each.kind == 1 ? readKeyExchange(each.bytes).ok() : readSessionMessage(each.bytes).ok();
        StateWork changes(world.b.rows);
        auto sessions = DeviceSessions::create(
            world.b.self, [](const auto &...) { return true; }, changes);
        const auto opened = (*sessions)->open(world.a.self, each);
        if (opened.ok() && (!parses || !(each == world.first || each == world.second)))
            abort();
        if (!opened.ok() && !changes.changes().isEmpty())
            abort();
    }
    return 0;
}
