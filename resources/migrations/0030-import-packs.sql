-- The texts of records as they were read, many in one piece (ADR 19), in frames of Zstandard (RFC 8878): a line of JSON for each record
-- with its facts as a merge patch on its cells, and what was sent of it. The record of the row `first_row + i` is the one at place i; ids
-- that were used again after the last rows of a pack had gone are of the later pack.
CREATE TABLE import_pack (
  first_row INTEGER NOT NULL PRIMARY KEY,
  batch_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE CASCADE,
  records INTEGER NOT NULL CHECK (records > 0),
  facts BLOB NOT NULL,
  originals BLOB NOT NULL,                 -- a line of JSON for each record, its cells; or part of the file as it was sent
  text TEXT CHECK (json_valid(text))       -- {encoding, delimiter, skipped: [place, …]} of such a part, which lines of it are no records
) STRICT;
CREATE INDEX import_pack_batch ON import_pack (batch_no);

-- `import_record` holds the records that stand by themselves: typed, read before there were packs, or changed since they were read. What it
-- says counts before what a pack says. SQL cannot look into a pack: facts are put together by the program alone.
DROP VIEW case_source;
DROP VIEW import_facts;
