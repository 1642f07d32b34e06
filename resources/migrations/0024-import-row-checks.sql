-- A list of more than two values in a check is built anew for every row that is written; the same asked value by value costs a
-- tenth of it. A row of import_row is written for every record of an import.

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
INSERT INTO import_row_new SELECT * FROM import_row;
DROP TABLE import_row;
ALTER TABLE import_row_new RENAME TO import_row;
CREATE UNIQUE INDEX import_row_place ON import_row (batch_no, sheet, row);
PRAGMA legacy_alter_table = OFF;
