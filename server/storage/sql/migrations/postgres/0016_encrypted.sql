-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Encrypted channels alone: the number of who can read now, see wire::Roster.
CREATE TABLE Rosters (
  ChannelId UUID PRIMARY KEY,
  Epoch     BIGINT NOT NULL
);
--@
-- What devices seal for each other, until the receiving one has acknowledged it.
CREATE TABLE Envelopes (
  DeviceId   UUID NOT NULL,
  FromDevice UUID NOT NULL,
  Id         UUID NOT NULL,                   -- the sender's
  FromUser   UUID NOT NULL,
  Kind       SMALLINT NOT NULL,
  Bytes      BYTEA NOT NULL,
  CreatedAt  BIGINT NOT NULL,
  PRIMARY KEY (DeviceId, FromDevice, Id)
);
--@
CREATE INDEX IX_Envelopes_Waiting ON Envelopes (DeviceId, CreatedAt, Id);
--@
-- The same as before, but that encrypted channels take what is sealed for their present roster, and nothing else.
DROP FUNCTION append_messages(UUID[], UUID[], UUID[], UUID[], SMALLINT[], TEXT[], BIGINT[], BYTEA[], BIGINT[], BYTEA[],
                              BIGINT[], BIGINT[]);
--@
CREATE FUNCTION append_messages(p_op UUID[], p_ch UUID[], p_sender UUID[], p_device UUID[], p_type SMALLINT[],
                                p_text TEXT[], p_reply BIGINT[], p_mentions BYTEA[], p_expires BIGINT[],
                                p_hash BYTEA[], p_roles BIGINT[], p_now BIGINT[], p_sealed BYTEA[], p_epoch BIGINT[])
RETURNS TABLE (r_n BIGINT, r_status INT, r_seq BIGINT, r_ord BIGINT, r_created BIGINT, r_open BOOLEAN, r_expires BIGINT)
LANGUAGE plpgsql
-- A custom plan per call would cost more than the batch. Joins by probing an index are right at any size of the
-- tables, also when the plan was made while they were empty.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
  -- Counters are locked in one global order, so that two nodes can't deadlock; the lock lasts until the commit.
  PERFORM 1 FROM ChannelHeads h WHERE h.ChannelId = ANY (p_ch) ORDER BY h.ChannelId FOR NO KEY UPDATE;
  -- READ COMMITTED: the snapshot of this statement is taken after the locks, and sees what earlier holders wrote.
  RETURN QUERY
  WITH inp AS MATERIALIZED (
    SELECT t.*, LEAST(t.asked, CASE WHEN c.RetainMode <> 1 THEN t.now + c.TtlMs END) AS expires, o.Seq AS oseq, o.Ord AS oord, o.CreatedAt AS ocreated, h.HeadSeq AS hs, h.MsgCount AS mc,
           COALESCE(c.Kind = 1 AND NOT c.IsPrivate, FALSE) AS isopen,
           CASE WHEN o.OpId IS NOT NULL THEN
                  CASE WHEN o.UserId = t.sender AND o.ChannelId = t.ch AND o.Kind = 1 AND o.RequestHash = t.hash
                       THEN 1 ELSE 2 END
                WHEN c.Id IS NULL OR h.ChannelId IS NULL THEN 3
                WHEN m.UserId IS NULL OR m.LeftAt IS NOT NULL THEN 4
                WHEN (t.roles >> m.Role) & 1 = 0 THEN 5
                WHEN c.IsEncrypted <> (t.sealed IS NOT NULL) THEN 7
                WHEN c.IsEncrypted AND t.epoch IS DISTINCT FROM r.Epoch THEN 8
                WHEN t.reply IS NOT NULL AND a.Seq IS NULL THEN 6
                ELSE 0 END AS st
      FROM unnest(p_op, p_ch, p_sender, p_device, p_type, p_text, p_reply, p_mentions, p_expires, p_hash, p_roles, p_now, p_sealed,
                  p_epoch)
           WITH ORDINALITY AS t(op, ch, sender, device, mtype, txt, reply, mentioned, asked, hash, roles, now, sealed, epoch, n)
      LEFT JOIN Operations o ON o.OpId = t.op
      LEFT JOIN ChannelHeads h ON h.ChannelId = t.ch
      LEFT JOIN Channels c ON c.Id = t.ch
      LEFT JOIN Rosters r ON r.ChannelId = t.ch
      LEFT JOIN ChannelMembers m ON m.ChannelId = t.ch AND m.UserId = t.sender
      LEFT JOIN Messages a ON a.ChannelId = t.ch AND a.Seq = t.reply
  ), num AS MATERIALIZED (
    SELECT i.*, row_number() OVER (PARTITION BY i.ch, i.st = 0 ORDER BY i.n) AS k FROM inp i
  ), ins AS (
    INSERT INTO Messages (ChannelId, Seq, Ord, Id, SenderId, SenderDevice, RevSeq, CreatedAt, ExpiresAt, ReplyToSeq,
                          MessageType, Content, Mentions, Cipher)
    SELECT ch, hs + k, mc + k, op, sender, device, hs + k, now, expires, reply, mtype, txt, mentioned, sealed
      FROM num WHERE st = 0
  ), ops AS (
    INSERT INTO Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt)
    SELECT op, sender, 1, ch, hash, hs + k, mc + k, now FROM num WHERE st = 0
  ), heads AS (
    UPDATE ChannelHeads h SET HeadSeq = c.s, MsgCount = c.o, LastMsgAt = GREATEST(h.LastMsgAt, c.t)
      FROM (SELECT ch, max(hs + k) AS s, max(mc + k) AS o, max(now) AS t FROM num WHERE st = 0 GROUP BY ch) c
     WHERE h.ChannelId = c.ch
  ), marks AS (
    UPDATE ChannelMembers m SET ReadSeq = GREATEST(m.ReadSeq, c.s), ReadOrd = GREATEST(m.ReadOrd, c.o)
      FROM (SELECT ch, sender, max(hs + k) AS s, max(mc + k) AS o FROM num WHERE st = 0 GROUP BY ch, sender) c
     WHERE m.ChannelId = c.ch AND m.UserId = c.sender
  )
  SELECT n, st, CASE WHEN st = 0 THEN hs + k ELSE oseq END, CASE WHEN st = 0 THEN mc + k ELSE oord END,
         CASE WHEN st = 0 THEN now ELSE ocreated END, isopen, CASE WHEN st = 0 THEN expires END
    FROM num ORDER BY n;
END $$;
