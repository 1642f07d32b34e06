-- Rubrics, score sheets, findings and confirmed results.

CREATE TABLE rubric (
  id TEXT NOT NULL PRIMARY KEY,              -- name@version
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  procedure TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  body_sha256 TEXT NOT NULL CHECK (length(body_sha256) = 64),
  UNIQUE (name, version)
) STRICT;
CREATE TRIGGER rubric_no_update BEFORE UPDATE ON rubric BEGIN SELECT RAISE(ABORT, 'rubric: a version never changes'); END;
CREATE TRIGGER rubric_no_delete BEFORE DELETE ON rubric BEGIN SELECT RAISE(ABORT, 'rubric: a version is never deleted'); END;

-- One sheet per case, reviewer and rubric. Blind double scoring gives two sheets; their settlement is a sheet of its own.
CREATE TABLE score_sheet (
  id TEXT NOT NULL PRIMARY KEY,
  sample_item_id TEXT NOT NULL REFERENCES sample_item (id),
  rubric_id TEXT NOT NULL REFERENCES rubric (id),
  reviewer TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('scoring','settlement')),
  revision INTEGER NOT NULL CHECK (revision > 0),
  state TEXT NOT NULL CHECK (state IN ('draft','submitted')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  updated_at TEXT NOT NULL,
  UNIQUE (sample_item_id, reviewer, rubric_id, role)
) STRICT;
CREATE TRIGGER score_sheet_submitted BEFORE UPDATE ON score_sheet
WHEN OLD.state = 'submitted' AND NEW.state = 'submitted'
BEGIN SELECT RAISE(ABORT, 'score_sheet: a submitted sheet is reopened before it is changed'); END;
CREATE TRIGGER score_sheet_revision BEFORE UPDATE ON score_sheet WHEN NEW.revision <> OLD.revision + 1
BEGIN SELECT RAISE(ABORT, 'score_sheet: revisions rise by one'); END;

-- A defect found: comes from a submitted sheet, is confirmed or rejected by a named person, and can stand in a letter.
CREATE TABLE finding (
  id TEXT NOT NULL PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES score_sheet (id),
  sample_item_id TEXT NOT NULL REFERENCES sample_item (id),
  item_id TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('veto','deduct')),
  sha256 TEXT REFERENCES stored_file (sha256),
  document_name TEXT,
  page INTEGER CHECK (page > 0),
  region TEXT CHECK (region IS NULL OR json_valid(region)),
  note TEXT NOT NULL CHECK (note <> ''),
  state TEXT NOT NULL CHECK (state IN ('proposed','confirmed','rejected')),
  decided_by TEXT,
  decided_at TEXT,
  reason TEXT,
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK (state <> 'rejected' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX finding_item ON finding (sample_item_id, item_id);
CREATE INDEX finding_sheet ON finding (sheet_id);
CREATE TRIGGER finding_decided BEFORE UPDATE ON finding WHEN OLD.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'finding: decided once'); END;
CREATE TRIGGER finding_no_delete BEFORE DELETE ON finding WHEN OLD.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'finding: a decided finding is kept'); END;

-- Score and grade of a case, confirmed by a named person: what a letter may call 查明.
CREATE TABLE case_result (
  sample_item_id TEXT NOT NULL PRIMARY KEY REFERENCES sample_item (id),
  sheet_id TEXT NOT NULL REFERENCES score_sheet (id),
  total_hundredths INTEGER CHECK (total_hundredths BETWEEN 0 AND 10000),
  grade TEXT,
  vetoed INTEGER NOT NULL CHECK (vetoed IN (0,1)),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_result_no_update BEFORE UPDATE ON case_result BEGIN SELECT RAISE(ABORT, 'case_result: confirmed once'); END;
CREATE TRIGGER case_result_no_delete BEFORE DELETE ON case_result BEGIN SELECT RAISE(ABORT, 'case_result: kept'); END;
