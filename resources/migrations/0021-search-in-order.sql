-- The search index of cases answers in the order of the list: its rows are named by day of decision, then case.

-- Place of a case in the list as it opens, newest decision first: days since 1900 above, the id of the case below. A number
-- below 2^53, so that JavaScript holds it. Cases without a day come last.
ALTER TABLE case_file ADD COLUMN search_row INTEGER GENERATED ALWAYS AS (
  coalesce(max(0, min(2097151, CAST(julianday(decided_on) - 2415020.5 AS INTEGER))), 0) << 32 | id
) VIRTUAL;

DROP TABLE case_search;
-- Contentless: the text itself stands in the cases. One column a field, so that no word is found across two fields. The tokens
-- are folded before they come here: nothing is left to do for unicode61, and ascii is a quarter faster.
CREATE VIRTUAL TABLE case_search USING fts5 (
  number, name, agency, party, facts,
  content = '', contentless_delete = 1, tokenize = "ascii"
);

-- Cases whose text may have changed since they were indexed, and where each stands in the index (NULL: not yet).
DROP TRIGGER case_file_search_insert;
DROP TRIGGER case_file_search_update;
DROP TRIGGER case_file_search_delete;
DROP TRIGGER agency_search_update;
DROP TABLE case_search_waiting;
CREATE TABLE case_search_waiting (
  case_id INTEGER NOT NULL PRIMARY KEY,
  standing INTEGER
) STRICT;
CREATE TRIGGER case_file_search_insert AFTER INSERT ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id) VALUES (NEW.id); END;
CREATE TRIGGER case_file_search_update
AFTER UPDATE OF agency_id, decision_no, case_no, case_name, decided_on, version ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) VALUES (OLD.id, OLD.search_row); END;
CREATE TRIGGER case_file_search_delete AFTER DELETE ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) VALUES (OLD.id, OLD.search_row); END;
CREATE TRIGGER agency_search_update AFTER UPDATE OF name ON agency
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) SELECT id, search_row FROM case_file WHERE agency_id = NEW.id; END;
INSERT INTO case_search_waiting (case_id) SELECT id FROM case_file;
