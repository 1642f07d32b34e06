-- Nearly every case is told of by one record, of which it carries the id: its first version, and its parties, need not be written a second
-- time. What is written are the records that came after it, and the parties of the cases that have any.
CREATE TABLE later_version (
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),  -- 1: a further party, in the import that brought the case
  row_id INTEGER NOT NULL UNIQUE REFERENCES import_row (id) CHECK (row_id <> case_id),
  PRIMARY KEY (case_id, version, row_id)
) STRICT, WITHOUT ROWID;
INSERT INTO later_version SELECT case_id, version, row_id FROM case_version WHERE row_id <> case_id ORDER BY case_id, version, row_id;
DROP TABLE case_version;
DELETE FROM case_party WHERE case_id NOT IN (SELECT case_id FROM later_version);
-- All versions. To be asked of one case, given as a value: SQLite would make all of it first to join it.
CREATE VIEW case_version (case_id, version, row_id) AS
  SELECT id, 1, id FROM case_file UNION ALL SELECT case_id, version, row_id FROM later_version;
-- What the key of the first versions saw to.
CREATE TRIGGER import_row_of_case BEFORE DELETE ON import_row
WHEN EXISTS (SELECT 1 FROM case_file WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'import_row: a case rests on it'); END;

-- Nearly all rows of an import are new; those that are not are counted without looking through all.
CREATE INDEX import_row_apart ON import_row (batch_no, fate) WHERE fate <> 'add';

-- The first record of a batch that names the agency; NULL in imports before this.
ALTER TABLE named_agency ADD COLUMN first_row INTEGER;
