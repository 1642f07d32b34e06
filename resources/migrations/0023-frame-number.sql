-- The cases of a frame, up to a million at once, carry a short number instead of the id of their round, and are not looked up
-- one by one as they are written: they come from case_file itself, and from there no case of a frame can be deleted.

DROP TRIGGER frame_no_update;
ALTER TABLE frame ADD COLUMN number INTEGER CHECK (number > 0);
UPDATE frame SET number = (SELECT count(*) FROM frame AS other WHERE other.round_id <= frame.round_id);
CREATE UNIQUE INDEX frame_number ON frame (number);
CREATE TRIGGER frame_no_update BEFORE UPDATE ON frame BEGIN SELECT RAISE(ABORT, 'frame: never changes once frozen'); END;

CREATE TABLE numbered_frame_case (
  case_id INTEGER NOT NULL,  -- case_file.id
  frame INTEGER NOT NULL,    -- frame.number
  version INTEGER NOT NULL,
  PRIMARY KEY (case_id, frame)
) STRICT, WITHOUT ROWID;
INSERT INTO numbered_frame_case (case_id, frame, version)
SELECT c.case_id, f.number, c.version FROM frame_case c JOIN frame f ON f.round_id = c.round_id;
DROP TABLE frame_case;
ALTER TABLE numbered_frame_case RENAME TO frame_case;
CREATE TRIGGER frame_case_no_update BEFORE UPDATE ON frame_case BEGIN SELECT RAISE(ABORT, 'frame_case: never changes once frozen'); END;
CREATE TRIGGER frame_case_no_delete BEFORE DELETE ON frame_case BEGIN SELECT RAISE(ABORT, 'frame_case: never deleted'); END;
CREATE TRIGGER case_file_in_frame BEFORE DELETE ON case_file
WHEN EXISTS (SELECT 1 FROM frame_case WHERE case_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'case_file: stands in a frozen frame'); END;
