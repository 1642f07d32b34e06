-- A staged bundle: its cases and what becomes of them, their documents in filing order. Rows stay after the commit: they say
-- what a batch brought, and the undo takes back by them.
CREATE TABLE import_case (
  batch_id TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,                        -- folder, or the number that flat names begin with
  number TEXT,                               -- document number in normal form
  new_key TEXT NOT NULL,                     -- case key when no case of this number stands yet
  fixed INTEGER NOT NULL CHECK (fixed IN (0,1)),  -- kind and agency are stated by a manifest: only this very key fits
  fate TEXT NOT NULL CHECK (fate IN ('add','update','unchanged','refused')),
  case_key TEXT,                             -- the case it joins, as decided last
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_document (
  batch_id TEXT NOT NULL,
  case_position INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  kind TEXT,
  title TEXT,
  volume TEXT NOT NULL CHECK (volume IN ('main','secret')),
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  real_type TEXT NOT NULL,
  pages INTEGER CHECK (pages >= 0),
  readable INTEGER NOT NULL CHECK (readable IN (0,1)),
  PRIMARY KEY (batch_id, case_position, position),
  FOREIGN KEY (batch_id, case_position) REFERENCES import_case (batch_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX import_document_file ON import_document (sha256);
