-- Supervision letters: drafted from confirmed findings, numbered without gaps at issue, frozen from then on.

CREATE TABLE letter (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('suggestion','urging','opinion','decision')),
  state TEXT NOT NULL CHECK (state IN ('draft','issued','voided')),
  round_id TEXT NOT NULL REFERENCES round (id),
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  body TEXT NOT NULL CHECK (json_valid(body)),      -- the printed letter, shared/domain/letters/letter.ts
  facts TEXT NOT NULL CHECK (json_valid(facts)),    -- what the guards ask and the paper does not show
  prefix TEXT NOT NULL,                             -- 机关代字
  year INTEGER CHECK (year BETWEEN 2000 AND 2999),
  serial INTEGER CHECK (serial > 0),
  numbered TEXT NOT NULL CHECK (numbered IN ('counter','typed')),  -- a 决定书 takes the government's number, typed in
  drafted_by TEXT NOT NULL,
  drafted_at TEXT NOT NULL,
  issued_by TEXT,
  issued_at TEXT,
  due_on TEXT,                                      -- as printed; a late receipt moves it later, never earlier
  received_on TEXT,
  docx_sha256 TEXT REFERENCES stored_file (sha256),
  pdf_sha256 TEXT REFERENCES stored_file (sha256),
  voided_by TEXT,
  voided_at TEXT,
  void_reason TEXT,
  UNIQUE (prefix, year, serial),
  CHECK ((state = 'draft') = (issued_at IS NULL)),
  CHECK (state = 'draft' OR (year IS NOT NULL AND serial IS NOT NULL AND issued_by IS NOT NULL AND due_on IS NOT NULL)),
  CHECK ((state = 'voided') = (voided_at IS NOT NULL)),
  CHECK (state <> 'voided' OR (voided_by IS NOT NULL AND void_reason <> '')),
  CHECK ((docx_sha256 IS NULL) = (pdf_sha256 IS NULL))
) STRICT;
CREATE INDEX letter_round ON letter (round_id, agency_id);

CREATE TRIGGER letter_starts_as_draft BEFORE INSERT ON letter WHEN NEW.state <> 'draft' OR NEW.serial IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'letter: begins as a draft without a number'); END;
CREATE TRIGGER letter_no_gap BEFORE UPDATE ON letter
WHEN OLD.serial IS NULL AND NEW.serial IS NOT NULL AND NEW.numbered = 'counter'
  AND NEW.serial <> (SELECT coalesce(max(serial), 0) + 1 FROM letter WHERE prefix = NEW.prefix AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'letter: numbers have no gap'); END;
CREATE TRIGGER letter_frozen BEFORE UPDATE ON letter
WHEN OLD.state <> 'draft' AND (NEW.kind IS NOT OLD.kind OR NEW.body IS NOT OLD.body OR NEW.facts IS NOT OLD.facts
  OR NEW.prefix IS NOT OLD.prefix OR NEW.year IS NOT OLD.year OR NEW.serial IS NOT OLD.serial OR NEW.numbered IS NOT OLD.numbered
  OR NEW.round_id IS NOT OLD.round_id OR NEW.agency_id IS NOT OLD.agency_id OR NEW.drafted_by IS NOT OLD.drafted_by
  OR NEW.issued_by IS NOT OLD.issued_by OR NEW.issued_at IS NOT OLD.issued_at OR NEW.due_on < OLD.due_on OR NEW.state = 'draft'
  OR (OLD.state = 'voided' AND NEW.state <> 'voided')
  OR (OLD.docx_sha256 IS NOT NULL AND (NEW.docx_sha256 IS NOT OLD.docx_sha256 OR NEW.pdf_sha256 IS NOT OLD.pdf_sha256)))
BEGIN SELECT RAISE(ABORT, 'letter: frozen once issued'); END;
CREATE TRIGGER letter_kept BEFORE DELETE ON letter WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'letter: an issued letter is kept'); END;

-- Which sentence (clause.sentence) or table row of a letter rests on which finding.
CREATE TABLE letter_finding (
  letter_id TEXT NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  finding_id TEXT NOT NULL REFERENCES finding (id),
  PRIMARY KEY (letter_id, place, finding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_finding_finding ON letter_finding (finding_id);
CREATE TRIGGER letter_finding_frozen_insert BEFORE INSERT ON letter_finding
WHEN (SELECT state FROM letter WHERE id = NEW.letter_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'letter_finding: frozen once issued'); END;
CREATE TRIGGER letter_finding_frozen_delete BEFORE DELETE ON letter_finding
WHEN (SELECT state FROM letter WHERE id = OLD.letter_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'letter_finding: frozen once issued'); END;
CREATE TRIGGER letter_finding_no_update BEFORE UPDATE ON letter_finding
BEGIN SELECT RAISE(ABORT, 'letter_finding: written anew, never changed'); END;

CREATE TABLE letter_event (
  letter_id TEXT NOT NULL REFERENCES letter (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('issued','served','voided')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  PRIMARY KEY (letter_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER letter_event_no_update BEFORE UPDATE ON letter_event BEGIN SELECT RAISE(ABORT, 'letter_event: append only'); END;
CREATE TRIGGER letter_event_no_delete BEFORE DELETE ON letter_event BEGIN SELECT RAISE(ABORT, 'letter_event: append only'); END;
