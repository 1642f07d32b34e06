-- Sixteen pieces of the search index of cases are put together a little with every step. With a crisis at sixteen, too, a step did
-- all of it at once, and other calls waited for it a third of a second. https://sqlite.org/fts5.html: 6.3 crisismerge.
INSERT INTO case_search (case_search, rank) VALUES ('crisismerge', 64);
