-- Evaluation rounds (评查轮次): pinned rubrics, one frozen frame, draws that never change.

CREATE TABLE round (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  rubrics TEXT NOT NULL CHECK (json_valid(rubrics)),  -- [{kind, procedure, rubricId}]: one version per kind and procedure
  state TEXT NOT NULL CHECK (state IN ('planned','frozen','drawn')),
  created_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER round_frozen BEFORE UPDATE ON round
WHEN OLD.state <> 'planned' AND (NEW.filter IS NOT OLD.filter OR NEW.rubrics IS NOT OLD.rubrics OR NEW.state = 'planned')
BEGIN SELECT RAISE(ABORT, 'round: scope and rubrics are fixed once the frame is frozen'); END;

CREATE TABLE frame (
  round_id TEXT NOT NULL PRIMARY KEY REFERENCES round (id),
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  case_count INTEGER NOT NULL CHECK (case_count > 0),
  design TEXT NOT NULL CHECK (json_valid(design)),
  excluded TEXT NOT NULL CHECK (json_valid(excluded)),  -- {reason: count}
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER frame_no_update BEFORE UPDATE ON frame BEGIN SELECT RAISE(ABORT, 'frame: never changes once frozen'); END;
CREATE TRIGGER frame_no_delete BEFORE DELETE ON frame BEGIN SELECT RAISE(ABORT, 'frame: never deleted'); END;

-- The frame's cases as they stood when it was frozen. One tree only, in the order of cases: a frame may hold a million.
CREATE TABLE frame_case (
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  round_id TEXT NOT NULL REFERENCES frame (round_id),
  version INTEGER NOT NULL,
  PRIMARY KEY (case_id, round_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER frame_case_no_update BEFORE UPDATE ON frame_case BEGIN SELECT RAISE(ABORT, 'frame_case: never changes once frozen'); END;
CREATE TRIGGER frame_case_no_delete BEFORE DELETE ON frame_case BEGIN SELECT RAISE(ABORT, 'frame_case: never deleted'); END;

-- Cases of the period that stayed out of the frame, and why.
CREATE TABLE frame_exclusion (
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  round_id TEXT NOT NULL REFERENCES frame (round_id),
  reason TEXT NOT NULL CHECK (reason IN ('kind','incomplete','procedure','agency','region','tags','documents')),
  PRIMARY KEY (case_id, round_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER frame_exclusion_no_update BEFORE UPDATE ON frame_exclusion BEGIN SELECT RAISE(ABORT, 'frame_exclusion: never changes once frozen'); END;

-- Every computed trial is a row; one of them is the draw that counts.
CREATE TABLE draw (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES frame (round_id),
  number INTEGER NOT NULL CHECK (number > 0),          -- first draw 1, extensions after it
  design TEXT NOT NULL CHECK (json_valid(design)),
  seed TEXT NOT NULL CHECK (length(seed) >= 20 AND seed NOT GLOB '*[^0-9]*'),
  thrown_by TEXT NOT NULL,
  strata TEXT NOT NULL CHECK (json_valid(strata)),
  drawn_at TEXT NOT NULL,
  drawn_by TEXT NOT NULL,
  UNIQUE (round_id, number)
) STRICT;
CREATE TRIGGER draw_no_update BEFORE UPDATE ON draw BEGIN SELECT RAISE(ABORT, 'draw: never changes'); END;
CREATE TRIGGER draw_no_delete BEFORE DELETE ON draw BEGIN SELECT RAISE(ABORT, 'draw: never deleted'); END;

CREATE TABLE draw_trial (
  round_id TEXT NOT NULL REFERENCES frame (round_id),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  seed TEXT NOT NULL
) STRICT;
CREATE INDEX draw_trial_round ON draw_trial (round_id);
CREATE TRIGGER draw_trial_no_update BEFORE UPDATE ON draw_trial BEGIN SELECT RAISE(ABORT, 'draw_trial: append only'); END;
CREATE TRIGGER draw_trial_no_delete BEFORE DELETE ON draw_trial BEGIN SELECT RAISE(ABORT, 'draw_trial: append only'); END;

CREATE TABLE sample_item (
  id TEXT NOT NULL PRIMARY KEY,
  draw_id TEXT NOT NULL REFERENCES draw (id),
  round_id TEXT NOT NULL REFERENCES round (id),
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  case_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  procedure TEXT NOT NULL,
  agency TEXT NOT NULL,
  stratum TEXT NOT NULL,
  position INTEGER NOT NULL,
  ticket TEXT NOT NULL CHECK (ticket = '' OR length(ticket) = 64),
  origin TEXT NOT NULL CHECK (origin IN ('random','certainty','mandatory','nominated','replacement')),
  probability TEXT,
  UNIQUE (round_id, case_id)
) STRICT;
CREATE INDEX sample_item_case ON sample_item (case_id);
CREATE INDEX sample_item_draw ON sample_item (draw_id);
CREATE TRIGGER sample_item_no_update BEFORE UPDATE ON sample_item BEGIN SELECT RAISE(ABORT, 'sample_item: never changes once drawn'); END;
CREATE TRIGGER sample_item_no_delete BEFORE DELETE ON sample_item BEGIN SELECT RAISE(ABORT, 'sample_item: never deleted'); END;

-- A file that cannot be produced: it stays in the sample as worst case, or is excused and replaced, with the reason.
CREATE TABLE sample_item_event (
  sample_item_id TEXT NOT NULL PRIMARY KEY REFERENCES sample_item (id),
  kind TEXT NOT NULL CHECK (kind IN ('unavailable','excused')),
  excuse TEXT,
  reason TEXT NOT NULL CHECK (reason <> ''),
  replaced_by TEXT REFERENCES sample_item (id),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  CHECK ((kind = 'excused') = (excuse IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_item_event_no_update BEFORE UPDATE ON sample_item_event BEGIN SELECT RAISE(ABORT, 'sample_item_event: append only'); END;
CREATE TRIGGER sample_item_event_no_delete BEFORE DELETE ON sample_item_event BEGIN SELECT RAISE(ABORT, 'sample_item_event: append only'); END;
