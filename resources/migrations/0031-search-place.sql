-- The place of a case in the list is worked out where it is asked for: a column of the table is worked out for every row that is
-- written, and a large import asks for none of them.

DROP TRIGGER case_file_search_update;
DROP TRIGGER case_file_search_delete;
DROP TRIGGER agency_search_update;
ALTER TABLE case_file DROP COLUMN search_row;

-- Newest decision first, as the list opens: days since 1900 above, the id of the case below. A number below 2^53, so that
-- JavaScript holds it. Cases without a day come last.
CREATE VIEW case_place AS
  SELECT id AS case_id, agency_id,
    coalesce(max(0, min(2097151, CAST(julianday(decided_on) - 2415020.5 AS INTEGER))), 0) << 32 | id AS search_row
  FROM case_file;

-- Before the case changes or goes: what waits is to leave the place where the case stands in the index.
CREATE TRIGGER case_file_search_update
BEFORE UPDATE OF agency_id, decision_no, case_no, case_name, decided_on, version ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) SELECT case_id, search_row FROM case_place WHERE case_id = OLD.id; END;
CREATE TRIGGER case_file_search_delete BEFORE DELETE ON case_file
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) SELECT case_id, search_row FROM case_place WHERE case_id = OLD.id; END;
CREATE TRIGGER agency_search_update AFTER UPDATE OF name ON agency
BEGIN INSERT OR IGNORE INTO case_search_waiting (case_id, standing) SELECT case_id, search_row FROM case_place WHERE agency_id = NEW.id; END;
