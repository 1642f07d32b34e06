-- Catalogues: master data with versions, what names what, and what changes from a day on. Their records are staged in import_row
-- like cases, so that its closed list of kinds goes: which kinds there are is said by the program.

-- Views and foreign keys name the table and are to find the new one: the old way of renaming leaves them alone.
PRAGMA legacy_alter_table = ON;
CREATE TABLE import_row_new (
  id INTEGER NOT NULL PRIMARY KEY,
  batch_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE CASCADE,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,                     -- data record, counted from 1
  line INTEGER,                             -- as the editor or Excel shows it
  kind TEXT NOT NULL CHECK (kind <> ''),    -- a kind of act, or a catalogue
  case_key TEXT NOT NULL,                   -- key of the case, or of the record of a catalogue
  party_key TEXT NOT NULL,
  agency_key TEXT NOT NULL,                 -- '' = the record brings no agency into being
  agency_name TEXT,
  agency_uscc TEXT,
  decision_no TEXT,
  case_no TEXT,
  case_name TEXT,
  procedure TEXT NOT NULL CHECK (procedure IN ('general','summary','standard','unknown')),
  region TEXT,
  filed_on TEXT,
  decided_on TEXT,
  closed_on TEXT,
  fine_fen INTEGER CHECK (fine_fen >= 0),
  complete INTEGER NOT NULL CHECK (complete IN (0,1)),
  parties TEXT NOT NULL,                    -- [[name, type, uscc, idNo], …]
  content_hash TEXT NOT NULL,               -- of the normalised facts: equal hash = exact copy
  blocked INTEGER NOT NULL CHECK (blocked IN (0,1)),
  fate TEXT NOT NULL CHECK (fate IN ('add','join','update','unchanged','refused'))
) STRICT;
INSERT INTO import_row_new SELECT id, batch_no, sheet, row, line, kind, case_key, party_key, agency_key, agency_name,
  agency_uscc, decision_no, case_no, case_name, procedure, region, filed_on, decided_on, closed_on, fine_fen, complete,
  parties, content_hash, blocked, fate FROM import_row;
DROP TABLE import_row;
ALTER TABLE import_row_new RENAME TO import_row;
CREATE UNIQUE INDEX import_row_place ON import_row (batch_no, sheet, row);
PRAGMA legacy_alter_table = OFF;

-- A record of a catalogue as it stands: an agency, a certificate of an officer, an item …
CREATE TABLE catalogue_record (
  id INTEGER NOT NULL PRIMARY KEY,
  catalogue TEXT NOT NULL CHECK (catalogue <> ''),
  record_key TEXT NOT NULL UNIQUE,           -- catalogue|what tells it apart
  answers_to TEXT,                           -- the key that others name it by; NULL: nobody can
  name TEXT NOT NULL,
  number TEXT,
  agency_key TEXT,                           -- the agency it belongs to, in NFKC without white space; NULL: none named
  facts TEXT NOT NULL CHECK (json_valid(facts)),  -- those of the newest version
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX catalogue_record_list ON catalogue_record (catalogue, name);
CREATE INDEX catalogue_record_answers ON catalogue_record (answers_to);
CREATE INDEX catalogue_record_agency ON catalogue_record (agency_key);

-- Every version of a record: a row of an import, or what a person typed.
CREATE TABLE catalogue_version (
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  row_id INTEGER UNIQUE REFERENCES import_row (id),
  facts TEXT CHECK (json_valid(facts)),      -- of a version that a person typed
  content_hash TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (record_id, version),
  CHECK ((row_id IS NULL) <> (facts IS NULL))
) STRICT, WITHOUT ROWID;

-- Which records name which, by the key that the named one answers to; the named one need not be there yet.
CREATE TABLE catalogue_link (
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  target_key TEXT NOT NULL,
  PRIMARY KEY (record_id, field, target_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX catalogue_link_target ON catalogue_link (target_key);

-- What a person recorded of a record from a day on: an agency merged, a certificate suspended, an item published.
CREATE TABLE catalogue_change (
  id TEXT NOT NULL PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind <> ''),
  on_day TEXT NOT NULL,
  successor_key TEXT,                        -- answers_to of the record that takes its place
  reason TEXT NOT NULL,
  paper TEXT NOT NULL,                       -- document number of the paper it rests on; '' = none
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX catalogue_change_record ON catalogue_change (record_id, on_day);
CREATE INDEX catalogue_change_successor ON catalogue_change (successor_key);
