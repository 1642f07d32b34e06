-- What is to be indexed may be read beside the thread that writes it. A case that waits has a mark, and another one with every
-- change: what was read of it counts only as long as its mark stands. At random, so that none comes again; a number below 2^53.

DROP TRIGGER case_file_search_insert;
DROP TRIGGER case_file_search_update;
DROP TRIGGER case_file_search_delete;
DROP TRIGGER agency_search_update;
CREATE TABLE case_search_marked (
  case_id INTEGER NOT NULL PRIMARY KEY,
  standing INTEGER,
  mark INTEGER NOT NULL DEFAULT (random() >> 12)
) STRICT;
INSERT INTO case_search_marked (case_id, standing) SELECT case_id, standing FROM case_search_waiting;
DROP TABLE case_search_waiting;
ALTER TABLE case_search_marked RENAME TO case_search_waiting;

-- A case that waits already keeps the place where it stands in the index.
CREATE TRIGGER case_file_search_insert AFTER INSERT ON case_file
BEGIN
  INSERT INTO case_search_waiting (case_id) VALUES (NEW.id) ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark;
END;
CREATE TRIGGER case_file_search_update
BEFORE UPDATE OF agency_id, decision_no, case_no, case_name, decided_on, version ON case_file
BEGIN
  INSERT INTO case_search_waiting (case_id, standing) SELECT case_id, search_row FROM case_place WHERE case_id = OLD.id
  ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark;
END;
CREATE TRIGGER case_file_search_delete BEFORE DELETE ON case_file
BEGIN
  INSERT INTO case_search_waiting (case_id, standing) SELECT case_id, search_row FROM case_place WHERE case_id = OLD.id
  ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark;
END;
CREATE TRIGGER agency_search_update AFTER UPDATE OF name ON agency
BEGIN
  INSERT INTO case_search_waiting (case_id, standing) SELECT case_id, search_row FROM case_place WHERE agency_id = NEW.id
  ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark;
END;
