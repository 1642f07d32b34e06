-- Which kinds of act there are is data: the closed list of kinds of a case goes, and every further kind stands by its word.

-- Views, triggers and foreign keys name the table and are to find the new one: the old way of renaming leaves them alone.
PRAGMA legacy_alter_table = ON;
CREATE TABLE case_file_new (
  id INTEGER NOT NULL PRIMARY KEY,           -- the id of the import row that it first came from
  case_key TEXT NOT NULL,                    -- kind|agency|number, never changed by a later rename
  kind TEXT NOT NULL CHECK (kind <> '' AND kind <> 'act'),  -- penalty, licence, coercion, inspection, or the word of a further kind: 行政确认
  agency_id INTEGER REFERENCES agency (id),  -- NULL: the record names none, the case is incomplete
  decision_no TEXT,                          -- as written; normal form is in case_key
  case_no TEXT,
  case_name TEXT,
  procedure TEXT NOT NULL
    CHECK (procedure = 'general' OR procedure = 'summary' OR procedure = 'standard' OR procedure = 'unknown'),
  region TEXT,
  filed_on TEXT,
  decided_on TEXT,
  closed_on TEXT,
  fine_fen INTEGER CHECK (fine_fen >= 0),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  complete INTEGER NOT NULL CHECK (complete IN (0,1)),  -- 0 = 资料不全: agency, date or number is missing; stays out of frames
  in_remedy TEXT NOT NULL CHECK (in_remedy = 'yes' OR in_remedy = 'no' OR in_remedy = 'unknown'),  -- in reconsideration or court (guard M03)
  version INTEGER NOT NULL CHECK (version > 0),
  search_row INTEGER GENERATED ALWAYS AS (
    coalesce(max(0, min(2097151, CAST(julianday(decided_on) - 2415020.5 AS INTEGER))), 0) << 32 | id
  ) VIRTUAL
) STRICT;
INSERT INTO case_file_new (id, case_key, kind, agency_id, decision_no, case_no, case_name, procedure, region, filed_on, decided_on,
  closed_on, fine_fen, tags, complete, in_remedy, version)
  SELECT id, case_key, kind, agency_id, decision_no, case_no, case_name, procedure, region, filed_on, decided_on,
    closed_on, fine_fen, tags, complete, in_remedy, version FROM case_file;
DROP TABLE case_file;
ALTER TABLE case_file_new RENAME TO case_file;
PRAGMA legacy_alter_table = OFF;

CREATE UNIQUE INDEX case_file_key ON case_file (case_key);
CREATE INDEX case_file_decided ON case_file (decided_on);
CREATE INDEX case_file_agency ON case_file (agency_id, decided_on);
CREATE INDEX case_file_kind ON case_file (kind, decided_on);
CREATE TRIGGER case_file_search_insert AFTER INSERT ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id) VALUES (NEW.id); END;
CREATE TRIGGER case_file_search_update
AFTER UPDATE OF agency_id, decision_no, case_no, case_name, decided_on, version ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) VALUES (OLD.id, OLD.search_row); END;
CREATE TRIGGER case_file_search_delete AFTER DELETE ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) VALUES (OLD.id, OLD.search_row); END;
CREATE TRIGGER case_file_in_frame BEFORE DELETE ON case_file
WHEN EXISTS (SELECT 1 FROM frame_case WHERE case_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'case_file: stands in a frozen frame'); END;
