-- What a round needs before its frame is frozen, and the full history of a drawn file that cannot be produced.

-- The design in mind and the totals that agencies reported: free to change until the freeze.
CREATE TABLE round_plan (
  round_id TEXT NOT NULL PRIMARY KEY REFERENCES round (id) ON DELETE CASCADE,
  design TEXT CHECK (design IS NULL OR json_valid(design)),
  reported TEXT NOT NULL CHECK (json_valid(reported))  -- [{agencyId, kind, count}]
) STRICT, WITHOUT ROWID;
CREATE TRIGGER round_plan_frozen_insert BEFORE INSERT ON round_plan
WHEN (SELECT state FROM round WHERE id = NEW.round_id) <> 'planned'
BEGIN SELECT RAISE(ABORT, 'round_plan: fixed once the frame is frozen'); END;
CREATE TRIGGER round_plan_frozen_update BEFORE UPDATE ON round_plan
WHEN (SELECT state FROM round WHERE id = OLD.round_id) <> 'planned'
BEGIN SELECT RAISE(ABORT, 'round_plan: fixed once the frame is frozen'); END;

-- Cases that a person left out of a round before the freeze, each with its reason.
CREATE TABLE round_exclusion (
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  reason TEXT NOT NULL CHECK (reason <> ''),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (round_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER round_exclusion_frozen_insert BEFORE INSERT ON round_exclusion
WHEN (SELECT state FROM round WHERE id = NEW.round_id) <> 'planned'
BEGIN SELECT RAISE(ABORT, 'round_exclusion: fixed once the frame is frozen'); END;
CREATE TRIGGER round_exclusion_no_update BEFORE UPDATE ON round_exclusion
BEGIN SELECT RAISE(ABORT, 'round_exclusion: never changes'); END;

-- A drawn file may go missing and turn up again: every step is a row, none is ever changed.
CREATE TABLE sample_item_history (
  seq INTEGER NOT NULL PRIMARY KEY,
  sample_item_id TEXT NOT NULL REFERENCES sample_item (id),
  kind TEXT NOT NULL CHECK (kind IN ('unavailable','excused','found')),
  excuse TEXT,
  reason TEXT NOT NULL CHECK (reason <> ''),
  replaced_by TEXT REFERENCES sample_item (id),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  CHECK ((kind = 'excused') = (excuse IS NOT NULL))
) STRICT;
INSERT INTO sample_item_history (sample_item_id, kind, excuse, reason, replaced_by, at, by)
  SELECT sample_item_id, kind,
    CASE excuse WHEN 'secret' THEN '涉密' WHEN 'on_loan' THEN '法院或检察院借阅' WHEN 'transferred' THEN '已移送' ELSE excuse END,
    reason, replaced_by, at, by
  FROM sample_item_event ORDER BY at;
DROP TABLE sample_item_event;
CREATE INDEX sample_item_history_item ON sample_item_history (sample_item_id, seq);
CREATE TRIGGER sample_item_history_no_update BEFORE UPDATE ON sample_item_history BEGIN SELECT RAISE(ABORT, 'sample_item_history: append only'); END;
CREATE TRIGGER sample_item_history_no_delete BEFORE DELETE ON sample_item_history BEGIN SELECT RAISE(ABORT, 'sample_item_history: append only'); END;

-- Files that are missing as things stand: at most one row a case. A replacement stands even if the file turns up later.
CREATE VIEW sample_item_absence AS
  SELECT h.sample_item_id, h.kind, h.excuse, h.reason, h.replaced_by, h.at, h.by FROM sample_item_history h
  WHERE h.kind = 'excused' OR h.kind = 'unavailable'
    AND h.seq = (SELECT max(l.seq) FROM sample_item_history l WHERE l.sample_item_id = h.sample_item_id);

-- Where the seed was thrown: a public act has a place as well as a person.
ALTER TABLE draw ADD COLUMN place TEXT NOT NULL DEFAULT '';
