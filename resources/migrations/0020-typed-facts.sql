-- What people type: a case entered by hand, a fact put right. A typed record is a batch of one row, so that versions, search and
-- undo know it like any other; which facts of a case are a person's, and what later imports say of them, stands in typed_fact.

ALTER TABLE import_batch ADD COLUMN typed INTEGER NOT NULL DEFAULT 0 CHECK (typed IN (0,1));

-- typed: a person wrote the value over what the records say; sent: a later import says something else, the typed value still
-- stands; kept: a person stays with the typed value; taken: the value of the import stands again.
CREATE TABLE typed_fact (
  seq INTEGER NOT NULL PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  party_key TEXT NOT NULL,
  field TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('typed','sent','kept','taken')),
  value TEXT,                 -- typed: what stands; sent, taken: what the import says; NULL = empty
  replaced TEXT,              -- typed: what the records say; NULL = nothing
  row_id INTEGER NOT NULL REFERENCES import_row (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  CHECK (step <> 'kept' OR value IS NULL),
  CHECK (step = 'typed' OR replaced IS NULL)
) STRICT;
CREATE INDEX typed_fact_case ON typed_fact (case_id, party_key, field, seq);
CREATE INDEX typed_fact_row ON typed_fact (row_id);
CREATE TRIGGER typed_fact_no_update BEFORE UPDATE ON typed_fact BEGIN SELECT RAISE(ABORT, 'typed_fact: goes and comes with its record'); END;

-- Facts where an import says something else than a person typed, and nobody has decided yet.
CREATE VIEW open_fact AS
  SELECT s.case_id, s.party_key, s.field, s.value AS sent, s.row_id FROM typed_fact s
  WHERE s.step = 'sent' AND NOT EXISTS (
    SELECT 1 FROM typed_fact l WHERE l.case_id = s.case_id AND l.party_key = s.party_key AND l.field = s.field AND l.seq > s.seq);
