-- The text of PDFs, page by page: read in the background after the import, once a stored file however many cases use it.

-- One row a PDF that stands in a case. Its number is short, because every page and every row of the index carries it.
CREATE TABLE text_layer (
  no INTEGER NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE REFERENCES stored_file (sha256) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('waiting','text','none','unread')),  -- none: 无文字层, not one page has text
  -- why it was not read, or not to its end
  fault TEXT CHECK (fault IN ('encrypted','damaged','large','many','slow','memory','lost')),
  pages INTEGER CHECK (pages > 0),
  pages_read INTEGER NOT NULL DEFAULT 0 CHECK (pages_read >= 0),
  pages_silent INTEGER NOT NULL DEFAULT 0 CHECK (pages_silent >= 0),  -- pages without text among those read
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0)                 -- since the last page that was kept
) STRICT;
CREATE INDEX text_layer_waiting ON text_layer (no) WHERE state = 'waiting';

-- The text of a page that has any. id: number of the layer above, page (from 1) in the lowest 20 bits.
CREATE TABLE page_text (
  id INTEGER NOT NULL PRIMARY KEY,
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE VIRTUAL TABLE page_search USING fts5 (text, content = '', contentless_delete = 1, tokenize = "ascii");

-- What is to be read follows from what stands in the cases: an import that is committed waits by this alone.
CREATE TRIGGER case_document_text_layer AFTER INSERT ON case_document WHEN NEW.real_type = 'pdf'
BEGIN INSERT INTO text_layer (sha256, state) VALUES (NEW.sha256, 'waiting') ON CONFLICT (sha256) DO NOTHING; END;
CREATE TRIGGER text_layer_delete AFTER DELETE ON text_layer
BEGIN
  DELETE FROM page_search WHERE rowid IN (SELECT id FROM page_text WHERE id BETWEEN OLD.no << 20 AND (OLD.no << 20) + 1048575);
  DELETE FROM page_text WHERE id BETWEEN OLD.no << 20 AND (OLD.no << 20) + 1048575;
END;
INSERT INTO text_layer (sha256, state) SELECT DISTINCT sha256, 'waiting' FROM case_document WHERE real_type = 'pdf';
