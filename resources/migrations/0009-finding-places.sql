-- More pages that show the same problem as a finding; the first place stands in the finding itself, which letters print.
CREATE TABLE finding_place (
  finding_id TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  sha256 TEXT REFERENCES stored_file (sha256),
  document_name TEXT,
  page INTEGER CHECK (page > 0),
  region TEXT CHECK (region IS NULL OR json_valid(region)),  -- [left, top, right, bottom] in thousandths of the page
  PRIMARY KEY (finding_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_place_no_update BEFORE UPDATE ON finding_place BEGIN SELECT RAISE(ABORT, 'finding_place: goes and comes with its finding'); END;
