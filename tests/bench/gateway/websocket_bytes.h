// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frames of a WebSocket (RFC 6455, 5.2) for the programs of this bench, on either side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dunlin::bench {

enum class Opcode : uint8_t {
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10
};

struct FrameHead {
    Opcode opcode = Opcode::Text;
    std::optional<uint32_t> mask; // its bytes in their order on the wire
    size_t headBytes = 0;
    size_t payloadBytes = 0;
};

constexpr uint8_t Final = 0x80;
constexpr uint8_t Masked = 0x80;
constexpr size_t MaskBytes = 4;

inline uint64_t bigEndian(std::string_view bytes)
{
    uint64_t value = 0;
    for (const char each : bytes)
        value = value << 8 | uint8_t(each);
    return value;
}

// Absent: not all of it is there.
inline std::optional<FrameHead> readHead(std::string_view bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const uint8_t shortLength = uint8_t(bytes[1]) & 0x7f;
    const size_t lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
    const bool masked = (uint8_t(bytes[1]) & Masked) != 0;
    FrameHead head;
    head.opcode = Opcode(uint8_t(bytes[0]) & 0x0f);
    head.headBytes = 2 + lengthBytes + (masked ? MaskBytes : 0);
    if (bytes.size() < head.headBytes)
        return std::nullopt;
    head.payloadBytes = lengthBytes == 0 ? shortLength : bigEndian(bytes.substr(2, lengthBytes));
    if (masked)
        head.mask = uint32_t(bigEndian(bytes.substr(2 + lengthBytes, MaskBytes)));
    return head;
}

inline void applyMask(std::string &payload, uint32_t mask)
{
    for (size_t i = 0; i < payload.size(); ++i)
        payload[i] = char(uint8_t(payload[i]) ^ uint8_t(mask >> (8 * (3 - i % MaskBytes))));
}

inline std::string frameOf(Opcode opcode, std::string_view payload,
                           std::optional<uint32_t> mask = std::nullopt)
{
    const auto appendNumber = [](std::string &out, uint64_t value, int bytes) {
        while (bytes-- > 0)
            out += char(value >> (8 * bytes));
    };
    const uint8_t maskBit = mask ? Masked : 0;
    std::string frame(1, char(Final | uint8_t(opcode)));
    if (payload.size() < 126) {
        frame += char(maskBit | payload.size());
    } else if (payload.size() <= 0xffff) {
        frame += char(maskBit | 126);
        appendNumber(frame, payload.size(), 2);
    } else {
        frame += char(maskBit | 127);
        appendNumber(frame, payload.size(), 8);
    }
    if (!mask)
        return frame.append(payload);
    appendNumber(frame, *mask, MaskBytes);
    std::string hidden(payload);
    applyMask(hidden, *mask);
    return frame + hidden;
}

// Cuts what is read into frames: several in one read, and frames that come in pieces.
class FrameReader
{
public:
    // `take(const FrameHead &, std::string_view payload)` for each whole frame; a masked payload as it came.
    template <typename Take>
    void feed(std::string_view bytes, Take take)
    {
        if (m_rest.empty()) {
            m_rest = walk(bytes, take);
            return;
        }
        m_rest += bytes;
        const std::string_view rest = walk(m_rest, take);
        m_rest.erase(0, m_rest.size() - rest.size());
    }

private:
    template <typename Take>
    static std::string_view walk(std::string_view bytes, Take &take)
    {
        while (const auto head = readHead(bytes)) {
            if (bytes.size() - head->headBytes < head->payloadBytes)
                break;
            take(*head, bytes.substr(head->headBytes, head->payloadBytes));
            bytes.remove_prefix(head->headBytes + head->payloadBytes);
        }
        return bytes;
    }

    std::string m_rest;
};

} // namespace dunlin::bench
