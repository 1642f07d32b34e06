-- The order in which batches were taken in, which need not be that in which they were read; NULL: not taken in.
ALTER TABLE import_batch ADD COLUMN landed INTEGER;
UPDATE import_batch SET landed = o.place
FROM (SELECT no, row_number() OVER (ORDER BY committed_at, no) AS place FROM import_batch WHERE committed_at IS NOT NULL) AS o
WHERE o.no = import_batch.no;

-- What a batch said again, word for word, of a case or a record that stood: what it rests on cannot be taken back from under it.
CREATE TABLE case_repeat (
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  batch_no INTEGER NOT NULL REFERENCES import_batch (no),
  PRIMARY KEY (case_id, batch_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalogue_repeat (
  record_id INTEGER NOT NULL REFERENCES catalogue_record (id) ON DELETE CASCADE,  -- a person may delete it
  batch_no INTEGER NOT NULL REFERENCES import_batch (no),
  PRIMARY KEY (record_id, batch_no)
) STRICT, WITHOUT ROWID;
