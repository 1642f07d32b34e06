-- What an agency says of a month (报送): how many cases of each kind it has, and when it said so. Compared with what was imported.
CREATE TABLE monthly_report (
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  totals TEXT NOT NULL CHECK (json_valid(totals)),   -- {kind: count}; a kind that is not stated is absent
  received_on TEXT CHECK (length(received_on) = 10),   -- as a person says; else the day of the first import counts
  source TEXT NOT NULL CHECK (source IN ('typed','file')),
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  PRIMARY KEY (month, agency_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX monthly_report_agency ON monthly_report (agency_id);
