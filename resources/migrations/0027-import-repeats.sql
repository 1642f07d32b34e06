-- The order in which batches were taken in, which need not be that in which they were read; NULL: not taken in.
ALTER TABLE import_batch ADD COLUMN landed INTEGER;
UPDATE import_batch SET landed = o.place
FROM (SELECT no, row_number() OVER (ORDER BY committed_at, no) AS place FROM import_batch WHERE committed_at IS NOT NULL) AS o
WHERE o.no = import_batch.no;

-- What a batch said again, word for word: the record that stood, and the documents that were there. What it rests on cannot be taken
-- back from under it.
CREATE TABLE record_repeat (
  row_id INTEGER NOT NULL REFERENCES import_row (id),
  batch_no INTEGER NOT NULL REFERENCES import_batch (no),
  PRIMARY KEY (row_id, batch_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_repeat (
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  sha256 TEXT NOT NULL,
  batch_no INTEGER NOT NULL REFERENCES import_batch (no),
  PRIMARY KEY (case_id, sha256, batch_no)
) STRICT, WITHOUT ROWID;
