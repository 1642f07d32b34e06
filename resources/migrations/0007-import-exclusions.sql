-- What a person left out of a staged batch: the record stays refused until it is listed again.
CREATE TABLE import_exclusion (
  row_id INTEGER NOT NULL PRIMARY KEY REFERENCES import_row (id) ON DELETE CASCADE,
  excluded_at TEXT NOT NULL,
  excluded_by TEXT NOT NULL
) STRICT;

ALTER TABLE import_case ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0,1));
