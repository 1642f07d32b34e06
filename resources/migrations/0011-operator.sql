-- Who sits at this PC; and what the agencies answered to letters.

-- One row at most: the person who works in the window. Without a row it is 本机操作员.
CREATE TABLE operator (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  person_id TEXT NOT NULL REFERENCES person (id)
) STRICT;

-- An answer that came in: 整改情况报告, 异议 or another. Entered once; a wrong entry is answered by another entry.
CREATE TABLE letter_reply (
  id TEXT NOT NULL PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES letter (id),
  kind TEXT NOT NULL CHECK (kind IN ('report','objection','other')),
  received_on TEXT NOT NULL CHECK (length(received_on) = 10),
  note TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL
) STRICT;
CREATE INDEX letter_reply_letter ON letter_reply (letter_id, received_on);
CREATE TRIGGER letter_reply_issued BEFORE INSERT ON letter_reply
WHEN (SELECT state FROM letter WHERE id = NEW.letter_id) <> 'issued'
BEGIN SELECT RAISE(ABORT, 'letter_reply: only an issued letter is answered'); END;
CREATE TRIGGER letter_reply_no_update BEFORE UPDATE ON letter_reply BEGIN SELECT RAISE(ABORT, 'letter_reply: append only'); END;
CREATE TRIGGER letter_reply_no_delete BEFORE DELETE ON letter_reply BEGIN SELECT RAISE(ABORT, 'letter_reply: append only'); END;
