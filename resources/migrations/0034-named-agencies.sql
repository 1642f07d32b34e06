-- Key, name and code of its agency were written into every record of an import: a fifth of the table, though the records of a file name
-- few agencies. A record has the number of its agency, and the agencies of a batch stand once each, as its records name them.
CREATE TABLE named_agency (
  batch_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE CASCADE,
  no INTEGER NOT NULL,
  name_key TEXT NOT NULL,                   -- in NFKC without white space; '' = the record brings no agency into being
  name TEXT,
  uscc TEXT,
  PRIMARY KEY (batch_no, no)
) STRICT, WITHOUT ROWID;
INSERT INTO named_agency (batch_no, no, name_key, name, uscc)
  SELECT batch_no, row_number() OVER (PARTITION BY batch_no ORDER BY min(id)), agency_key, agency_name, agency_uscc FROM import_row
  WHERE agency_key <> '' OR agency_name IS NOT NULL OR agency_uscc IS NOT NULL
  GROUP BY batch_no, agency_key, agency_name, agency_uscc;
-- No text is equal to 0, which stands where nothing is said.
CREATE UNIQUE INDEX named_agency_words ON named_agency (batch_no, name_key, coalesce(name, 0), coalesce(uscc, 0));

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
  -- named_agency of the batch; NULL: the record says nothing of one. No foreign key: both are written together and go with their batch,
  -- and to look for its agency with every row would cost most of what the rows lose.
  agency_no INTEGER,
  decision_no TEXT,
  case_no TEXT,
  case_name TEXT,
  procedure TEXT NOT NULL
    CHECK (procedure = 'general' OR procedure = 'summary' OR procedure = 'standard' OR procedure = 'unknown'),
  region TEXT,
  filed_on TEXT,
  decided_on TEXT,
  closed_on TEXT,
  fine_fen INTEGER CHECK (fine_fen >= 0),
  complete INTEGER NOT NULL CHECK (complete IN (0,1)),
  parties TEXT NOT NULL,                    -- [[name, type, uscc, idNo], …]
  content_hash TEXT NOT NULL,               -- of the normalised facts: equal hash = exact copy
  blocked INTEGER NOT NULL CHECK (blocked IN (0,1)),
  fate TEXT NOT NULL
    CHECK (fate = 'add' OR fate = 'join' OR fate = 'update' OR fate = 'unchanged' OR fate = 'refused')
) STRICT;
INSERT INTO import_row_new SELECT r.id, r.batch_no, r.sheet, r.row, r.line, r.kind, r.case_key, r.party_key, n.no, r.decision_no,
  r.case_no, r.case_name, r.procedure, r.region, r.filed_on, r.decided_on, r.closed_on, r.fine_fen, r.complete, r.parties,
  r.content_hash, r.blocked, r.fate
  FROM import_row r LEFT JOIN named_agency n ON n.batch_no = r.batch_no AND n.name_key = r.agency_key
    AND coalesce(n.name, 0) = coalesce(r.agency_name, 0) AND coalesce(n.uscc, 0) = coalesce(r.agency_uscc, 0)
  ORDER BY r.id;
DROP TABLE import_row;
ALTER TABLE import_row_new RENAME TO import_row;
CREATE UNIQUE INDEX import_row_place ON import_row (batch_no, sheet, row);
PRAGMA legacy_alter_table = OFF;
