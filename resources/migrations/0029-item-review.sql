-- What the bureau says of items of the catalogue of powers, each as a further entry: the newest one counts, none is changed, and they
-- go only with their record.

-- Whether an item should stay (清理意见).
CREATE TABLE item_proposal (
  seq INTEGER NOT NULL PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,
  proposal TEXT CHECK (proposal IN ('abolish','adjust','suspend','keep')),  -- NULL: what was proposed before is withdrawn
  reason TEXT NOT NULL CHECK (reason <> ''),
  on_day TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX item_proposal_record ON item_proposal (record_id, seq);
CREATE TRIGGER item_proposal_no_update BEFORE UPDATE ON item_proposal BEGIN SELECT RAISE(ABORT, 'item_proposal: append only'); END;

-- The review of legality, reasonableness and necessity: a No needs a reason.
CREATE TABLE item_review (
  seq INTEGER NOT NULL PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,
  legal INTEGER NOT NULL CHECK (legal IN (0,1)),
  legal_reason TEXT NOT NULL CHECK (legal = 1 OR legal_reason <> ''),
  reasonable INTEGER NOT NULL CHECK (reasonable IN (0,1)),
  reasonable_reason TEXT NOT NULL CHECK (reasonable = 1 OR reasonable_reason <> ''),
  necessary INTEGER NOT NULL CHECK (necessary IN (0,1)),
  necessary_reason TEXT NOT NULL CHECK (necessary = 1 OR necessary_reason <> ''),
  reviewer TEXT NOT NULL CHECK (reviewer <> ''),
  on_day TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX item_review_record ON item_review (record_id, seq);
CREATE TRIGGER item_review_no_update BEFORE UPDATE ON item_review BEGIN SELECT RAISE(ABORT, 'item_review: append only'); END;

-- The evaluation of a delegated item: due by a day that a person set, then done on a day with its conclusion.
CREATE TABLE item_evaluation (
  seq INTEGER NOT NULL PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step IN ('due','done')),
  on_day TEXT NOT NULL,
  note TEXT NOT NULL CHECK (step = 'due' OR note <> ''),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;
CREATE INDEX item_evaluation_record ON item_evaluation (record_id, seq);
CREATE TRIGGER item_evaluation_no_update BEFORE UPDATE ON item_evaluation BEGIN SELECT RAISE(ABORT, 'item_evaluation: append only'); END;
