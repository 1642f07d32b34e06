-- The search indexes are kept in leaves that fill a page of the database (8192 bytes) instead of half of one: a twelfth less work.
-- https://sqlite.org/fts5.html: pgsz.
INSERT INTO case_search (case_search, rank) VALUES ('pgsz', 8000);
INSERT INTO page_search (page_search, rank) VALUES ('pgsz', 8000);
