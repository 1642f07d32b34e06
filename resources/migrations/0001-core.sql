-- Who, where, the audit chain, stored files, and the cases with what they were imported from.

CREATE TABLE data_folder (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  workstation_id TEXT NOT NULL,
  rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0,1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER data_folder_no_update BEFORE UPDATE ON data_folder BEGIN SELECT RAISE(ABORT, 'data_folder: set at creation, for ever'); END;
CREATE TRIGGER data_folder_no_delete BEFORE DELETE ON data_folder BEGIN SELECT RAISE(ABORT, 'data_folder: set at creation, for ever'); END;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('supervisor','reviewer','head','clerk')),
  active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE stored_file (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  media_type TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER stored_file_no_update BEFORE UPDATE ON stored_file BEGIN SELECT RAISE(ABORT, 'stored_file: immutable'); END;

CREATE TABLE audit_entry (
  seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_entry_subject ON audit_entry (subject, seq);
CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)
  OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'audit_entry: broken chain'); END;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry: append only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry: append only'); END;

CREATE TABLE agency (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,            -- name in NFKC without white space: the part of a case key
  uscc TEXT,
  region TEXT,
  first_batch_id TEXT REFERENCES import_batch (id)  -- the import it appeared in; NULL when typed by a person
) STRICT;

CREATE TABLE import_batch (
  no INTEGER NOT NULL PRIMARY KEY,          -- short key for the many rows; the id is what the outside sees
  id TEXT NOT NULL UNIQUE,
  source_name TEXT NOT NULL,
  source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('table','bundle')),
  state TEXT NOT NULL CHECK (state IN ('reading','ready','committed','discarded','interrupted','undone')),
  report TEXT NOT NULL CHECK (json_valid(report)),  -- FileReport without its problems, which stand in import_problem
  row_count INTEGER NOT NULL,                       -- all records read, those of refused sheets too
  base INTEGER,                                     -- what the fates of its rows were decided against (see import-fates)
  added INTEGER,
  updated INTEGER,
  unchanged INTEGER,
  refused INTEGER,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  committed_at TEXT
) STRICT;
CREATE INDEX import_batch_source ON import_batch (source_sha256, state);

-- One sheet of a batch and how its columns were understood, so that a row can be read back by column and parsed again.
CREATE TABLE import_sheet (
  batch_id TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  sheet INTEGER NOT NULL,
  name TEXT,
  table_kind TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),   -- [{heading, field, unit}, …]
  mapping TEXT CHECK (json_valid(mapping)),            -- what a person said of the headings, remembered at the commit
  PRIMARY KEY (batch_id, sheet)
) STRICT, WITHOUT ROWID;

-- A record of a batch, from staging on: what it says about a case in typed columns, and what becomes of it.
-- Rows are numbered in the order of the file. Narrow: what is long stands in import_record and is written only once.
CREATE TABLE import_row (
  id INTEGER NOT NULL PRIMARY KEY,
  batch_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE CASCADE,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,                     -- data record, counted from 1
  line INTEGER,                             -- as the editor or Excel shows it
  kind TEXT NOT NULL CHECK (kind IN ('penalty','licence','coercion','inspection')),
  case_key TEXT NOT NULL,
  party_key TEXT NOT NULL,
  agency_key TEXT NOT NULL,                 -- '' = the record names none
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
CREATE UNIQUE INDEX import_row_place ON import_row (batch_no, sheet, row);

-- The original cell texts of a row, what a person corrected before the commit, and the normalised facts as a merge patch
-- (RFC 7396) on the cells: most facts are their cells, and are not written twice.
CREATE TABLE import_record (
  row_id INTEGER NOT NULL PRIMARY KEY REFERENCES import_row (id) ON DELETE CASCADE,
  facts TEXT NOT NULL,
  original TEXT NOT NULL,
  corrected TEXT CHECK (json_valid(corrected))  -- {"column index": "text"}
) STRICT;

CREATE TABLE import_problem (
  batch_id TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  sheet TEXT,
  row INTEGER,
  line INTEGER,
  "column" TEXT,
  field TEXT,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('block','warn')),
  value TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (batch_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_problem_code ON import_problem (batch_id, code);

-- How a set of headings was mapped the last time a person confirmed it.
CREATE TABLE import_mapping (
  heading_set TEXT NOT NULL PRIMARY KEY CHECK (length(heading_set) = 64),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_file (
  id INTEGER NOT NULL PRIMARY KEY,           -- the id of the import row that it first came from
  case_key TEXT NOT NULL,                    -- kind|agency|number, never changed by a later rename
  kind TEXT NOT NULL CHECK (kind IN ('penalty','licence','coercion','inspection')),
  agency_id INTEGER REFERENCES agency (id),  -- NULL: the record names none, the case is incomplete
  decision_no TEXT,                          -- as written; normal form is in case_key
  case_no TEXT,
  case_name TEXT,
  procedure TEXT NOT NULL CHECK (procedure IN ('general','summary','standard','unknown')),
  region TEXT,
  filed_on TEXT,
  decided_on TEXT,
  closed_on TEXT,
  fine_fen INTEGER CHECK (fine_fen >= 0),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  complete INTEGER NOT NULL CHECK (complete IN (0,1)),  -- 0 = 资料不全: agency, date or number is missing; stays out of frames
  in_remedy TEXT NOT NULL CHECK (in_remedy IN ('yes','no','unknown')),  -- in reconsideration or court (guard M03)
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE UNIQUE INDEX case_file_key ON case_file (case_key);  -- not a constraint of the table: a large import builds it anew
CREATE INDEX case_file_decided ON case_file (decided_on);  -- every index ends in the id by itself
CREATE INDEX case_file_agency ON case_file (agency_id, decided_on);
CREATE INDEX case_file_kind ON case_file (kind, decided_on);

-- The normalised facts of a row in full: the cell of the first column of each field, changed by the patch.
CREATE VIEW import_facts AS
  SELECT r.id AS row_id, json_patch(
    coalesce((SELECT json_group_object(field, cell) FROM (
      SELECT c.value ->> 'field' AS field, d.original ->> c.key AS cell, min(c.key) FROM json_each(s.columns) c
      WHERE c.value ->> 'field' IS NOT NULL GROUP BY 1) WHERE cell <> ''), '{}'),
    d.facts) AS facts
  FROM import_row r JOIN import_record d ON d.row_id = r.id JOIN import_batch b ON b.no = r.batch_no
  LEFT JOIN import_sheet s ON s.batch_id = b.id AND s.sheet = r.sheet;

-- Facts are versioned: which rows make up a version of a case (one a party; an update brings only the rows that changed).
CREATE TABLE case_version (
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  row_id INTEGER NOT NULL UNIQUE REFERENCES import_row (id),
  PRIMARY KEY (case_id, version, row_id)
) STRICT, WITHOUT ROWID;

-- Where the facts of a case came from: every version with its normalised facts and original cell texts.
CREATE VIEW case_source AS
  SELECT v.case_id, v.version, b.id AS batch_id, r.id AS row_id, r.sheet, r.row, r.party_key, r.content_hash, f.facts, d.original
  FROM case_version v JOIN import_row r ON r.id = v.row_id JOIN import_record d ON d.row_id = r.id
  JOIN import_facts f ON f.row_id = r.id JOIN import_batch b ON b.no = r.batch_no;

CREATE TABLE case_party (
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  party_key TEXT NOT NULL,
  name TEXT,
  type TEXT,
  uscc TEXT,
  id_no TEXT,
  PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_document (
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  batch_id TEXT NOT NULL REFERENCES import_batch (id),
  name TEXT NOT NULL,           -- original name, as data
  kind TEXT,                    -- one of the rubric's documentKinds, proposed or confirmed
  title TEXT,
  volume TEXT NOT NULL CHECK (volume IN ('main','secret')),  -- 正卷, 副卷
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  real_type TEXT NOT NULL,
  pages INTEGER CHECK (pages >= 0),
  readable INTEGER NOT NULL CHECK (readable IN (0,1)),
  PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_document_file ON case_document (sha256);
CREATE INDEX case_document_batch ON case_document (batch_id);
