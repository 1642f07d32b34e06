-- Finding cases: an index of overlapping two-character tokens, what waits to be indexed, and saved views of the list.

-- Contentless: the text itself stands in the cases. One column a field, so that no word is found across two fields.
CREATE VIRTUAL TABLE case_search USING fts5 (
  number, name, agency, party, facts,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- Cases whose text may have changed since they were indexed: new, changed and deleted ones. Emptied in the background, so that
-- the transaction of an import does not wait for the index.
CREATE TABLE case_search_waiting (
  case_id INTEGER NOT NULL PRIMARY KEY
) STRICT;
CREATE TRIGGER case_file_search_insert AFTER INSERT ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id) VALUES (NEW.id); END;
CREATE TRIGGER case_file_search_update AFTER UPDATE OF agency_id, decision_no, case_no, case_name, version ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id) VALUES (NEW.id); END;
CREATE TRIGGER case_file_search_delete AFTER DELETE ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id) VALUES (OLD.id); END;
CREATE TRIGGER agency_search_update AFTER UPDATE OF name ON agency
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id) SELECT id FROM case_file WHERE agency_id = NEW.id; END;
INSERT INTO case_search_waiting (case_id) SELECT id FROM case_file;

-- A filter, sort and choice of columns of the list of cases under a name.
CREATE TABLE case_view (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  sort TEXT CHECK (json_valid(sort)),
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT;
