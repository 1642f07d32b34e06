-- Case bundles of which only a part could be read, because the stick was pulled or the program ended: what was read stays
-- stored, and reading the same bundle again reads only the rest. Rows go when the bundle is read to its end or forgotten.

CREATE TABLE bundle_reading (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64),  -- SHA-256 over the listing: every path with its size and checksum
  source_name TEXT NOT NULL,
  entries INTEGER NOT NULL CHECK (entries > 0),
  last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle_reading_document (
  reading_id TEXT NOT NULL REFERENCES bundle_reading (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,                              -- place in the listing
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  PRIMARY KEY (reading_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX bundle_reading_document_file ON bundle_reading_document (sha256);
