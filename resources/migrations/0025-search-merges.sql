-- The search indexes are written in fewer pieces and put together less often: a quarter less work for an import, while a search
-- reads a few more pieces. https://sqlite.org/fts5.html: 6.2 automerge, 6.5 hashsize (in bytes).
INSERT INTO case_search (case_search, rank) VALUES ('automerge', 16);
INSERT INTO case_search (case_search, rank) VALUES ('hashsize', 4194304);
INSERT INTO page_search (page_search, rank) VALUES ('automerge', 16);
INSERT INTO page_search (page_search, rank) VALUES ('hashsize', 4194304);
