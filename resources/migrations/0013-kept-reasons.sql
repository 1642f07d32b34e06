-- What people gave as their reason is kept where it is read again; the audit chain holds ids, figures and hashes.

-- A reply that was entered by mistake is withdrawn; the entry stays.
CREATE TABLE letter_reply_withdrawal (
  reply_id TEXT NOT NULL PRIMARY KEY REFERENCES letter_reply (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER letter_reply_withdrawal_no_update BEFORE UPDATE ON letter_reply_withdrawal
BEGIN SELECT RAISE(ABORT, 'letter_reply_withdrawal: append only'); END;
CREATE TRIGGER letter_reply_withdrawal_no_delete BEFORE DELETE ON letter_reply_withdrawal
BEGIN SELECT RAISE(ABORT, 'letter_reply_withdrawal: append only'); END;

-- Reports (整改情况报告) that stand: a letter with one is answered.
CREATE VIEW letter_report AS
  SELECT r.letter_id, r.received_on FROM letter_reply r
  WHERE r.kind = 'report' AND NOT EXISTS (SELECT 1 FROM letter_reply_withdrawal w WHERE w.reply_id = r.id);

-- When a sheet was submitted and given back, and why. What was done before this table stood in the audit chain.
CREATE TABLE score_sheet_history (
  sheet_id TEXT NOT NULL REFERENCES score_sheet (id),
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('submitted','reopened')),
  reason TEXT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (sheet_id, revision),
  CHECK ((kind = 'reopened') = (reason IS NOT NULL)),
  CHECK (reason <> '')
) STRICT, WITHOUT ROWID;
INSERT INTO score_sheet_history (sheet_id, revision, kind, reason, at, by)
  SELECT a.subject, a.detail ->> '$.revision', CASE a.action WHEN 'scores.submit' THEN 'submitted' ELSE 'reopened' END,
    CASE a.action WHEN 'scores.reopen' THEN a.detail ->> '$.reason' END, a.at, a.actor
  FROM audit_entry a JOIN score_sheet s ON s.id = a.subject WHERE a.action IN ('scores.submit', 'scores.reopen');
CREATE TRIGGER score_sheet_history_no_update BEFORE UPDATE ON score_sheet_history
BEGIN SELECT RAISE(ABORT, 'score_sheet_history: append only'); END;
CREATE TRIGGER score_sheet_history_no_delete BEFORE DELETE ON score_sheet_history
BEGIN SELECT RAISE(ABORT, 'score_sheet_history: append only'); END;

-- Rounds that were deleted before their frame was frozen: nothing is left of them but this.
CREATE TABLE discarded_round (
  round_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO discarded_round (round_id, title, at, by)
  SELECT subject, detail ->> '$.title', at, actor FROM audit_entry
  WHERE action = 'rounds.discard' AND detail ->> '$.title' IS NOT NULL;
CREATE TRIGGER discarded_round_no_update BEFORE UPDATE ON discarded_round
BEGIN SELECT RAISE(ABORT, 'discarded_round: append only'); END;
CREATE TRIGGER discarded_round_no_delete BEFORE DELETE ON discarded_round
BEGIN SELECT RAISE(ABORT, 'discarded_round: append only'); END;
