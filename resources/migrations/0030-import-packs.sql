-- The texts of records as they were read, many in one piece (ADR 19): JSON Lines in frames of Zstandard (RFC 8878) of 256 lines, behind
-- them the table of the frames in its seekable format. Two lines for each record, its facts as a merge patch on its cells and its cells:
-- the record of the row `first_row + i` is at lines 2i and 2i + 1, counted from 0. Ids that were used again after the last rows of a
-- pack had gone are of the later pack.
CREATE TABLE import_pack (
  first_row INTEGER NOT NULL PRIMARY KEY,
  batch_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE CASCADE,
  records INTEGER NOT NULL CHECK (records > 0),
  texts BLOB NOT NULL
) STRICT;
CREATE INDEX import_pack_batch ON import_pack (batch_no);

-- `import_record` holds the records that stand by themselves: typed, read before there were packs, or changed since they were read. What it
-- says counts before what a pack says. SQL cannot look into a pack: facts are put together by the program alone.
DROP VIEW case_source;
DROP VIEW import_facts;
