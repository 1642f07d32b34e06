-- The watched folder (收件夹): chosen by a person in a dialog, so it stands here and not among the settings, which a page may write.

CREATE TABLE inbox (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  folder TEXT NOT NULL CHECK (folder <> ''),
  chosen_at TEXT NOT NULL,
  chosen_by TEXT NOT NULL
) STRICT;

-- What was picked up, once each: `stamp` tells an item that lies there unchanged without reading it, `sha256` the same
-- content under another name.
CREATE TABLE inbox_item (
  id INTEGER NOT NULL PRIMARY KEY,
  folder TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),   -- relative to the folder
  stamp TEXT NOT NULL,                     -- sizes and times of its files
  sha256 TEXT,                             -- NULL: it could not be read
  state TEXT NOT NULL CHECK (state IN ('staged','known','failed','dismissed')),  -- known: the same content came before
  batch_id TEXT REFERENCES import_batch (id),
  reason TEXT,                             -- why it was not read in, as a sentence
  at TEXT NOT NULL,
  CHECK ((state IN ('failed','dismissed')) = (reason IS NOT NULL)),
  CHECK (state <> 'staged' OR batch_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX inbox_item_stamp ON inbox_item (folder, name, stamp);
CREATE INDEX inbox_item_content ON inbox_item (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX inbox_item_batch ON inbox_item (batch_id) WHERE batch_id IS NOT NULL;
